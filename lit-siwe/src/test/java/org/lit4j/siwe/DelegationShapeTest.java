package org.lit4j.siwe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lit4j.core.auth.AuthSig;
import org.lit4j.core.error.ErrorCode;
import org.lit4j.core.json.JsonParser;

/** What a capability object must look like to be read as a delegation. */
class DelegationShapeTest {
    private static Recap recap(String attenuations) {
        return Recap.of(JsonParser.parseObject(attenuations, "Attenuations"), List.of());
    }

    private static AuthSig signed(String attenuations) {
        return TestWallet.sign(TestWallet.KEY, TestWallet.delegation(recap(attenuations)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'lit-pkp://*':{'Auth/Auth':[{}]}}",
                "{'lit-ratelimitincrease':{'Auth/Auth':[{}]}}",
                "{'lit-ratelimitincrease://*':{'Auth/Auth':[{}]},'lit-ratelimitincrease://7':{'Auth/Auth':[{}]}}",
                "{'lit-ratelimitincrease://*':{}}",
                "{'lit-ratelimitincrease://*':{'*/*':[{}]}}",
                "{'lit-ratelimitincrease://*':{'Auth/Auth':[{}],'Threshold/Signing':[{}]}}",
                "{'lit-ratelimitincrease://*':{'Auth/Auth':[]}}",
                "{'lit-ratelimitincrease://*':{'Auth/Auth':[{},{}]}}",
                "{'lit-ratelimitincrease://*':{'Auth/Auth':[{'max_uses':'1'}]}}",
                "{'lit-ratelimitincrease://7':{'Auth/Auth':[{}]}}",
                "{'lit-ratelimitincrease://7':{'Auth/Auth':[{'nft_id':['8']}]}}",
                "{'lit-ratelimitincrease://*':{'Auth/Auth':[{'nft_id':['7']}]}}",
                "{'lit-ratelimitincrease://7':{'Auth/Auth':[{'nft_id':[]}]}}",
                "{'lit-ratelimitincrease://7':{'Auth/Auth':[{'nft_id':['7','7']}]}}",
                "{'lit-ratelimitincrease://7':{'Auth/Auth':[{'nft_id':[7]}]}}",
                "{'lit-ratelimitincrease://7':{'Auth/Auth':[{'nft_id':'7'}]}}",
                "{'lit-ratelimitincrease://0x7':{'Auth/Auth':[{'nft_id':['0x7']}]}}",
                "{'lit-ratelimitincrease://*':{'Auth/Auth':[{'nft_id':['*']}]}}",
                "{'lit-ratelimitincrease://*':{'Auth/Auth':[{'nft_id':null}]}}",
                "{'lit-ratelimitincrease://*':{'Auth/Auth':[{'uses':1}]}}",
                "{'lit-ratelimitincrease://*':{'Auth/Auth':[{'uses':null}]}}",
                "{'lit-ratelimitincrease://*':{'Auth/Auth':[{'uses':''}]}}",
                "{'lit-ratelimitincrease://*':{'Auth/Auth':[{'uses':'18446744073709551616'}]}}",
                "{'lit-ratelimitincrease://*':{'Auth/Auth':[{'delegate_to':null}]}}",
                "{'lit-ratelimitincrease://*':{'Auth/Auth':[{'delegate_to':'*'}]}}",
                "{'lit-ratelimitincrease://*':{'Auth/Auth':[{'delegate_to':[null]}]}}",
                "{'lit-ratelimitincrease://*':{'Auth/Auth':[{'delegate_to':['*']}]}}",
                "{'lit-ratelimitincrease://*':{'Auth/Auth':[{'delegate_to':"
                        + "['0xec4eca97ac4bb3d2c54a362685fc9fa1ea09116e']}]}}"
            })
    void capacityInAnotherShape(String attenuations) {
        AuthSig authSig = signed(attenuations.replace('\'', '"'));

        Refusal.expect(ErrorCode.RECAP_INVALID, () -> CapacityDelegation.parse(authSig));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'delegate_to':[],'max_price':'1','scopes':['pkp_sign']}",
                "{'max_price':'1','scopes':['pkp_sign']}",
                "{'delegate_to':['ADDRESS'],'scopes':['pkp_sign']}",
                "{'delegate_to':['ADDRESS'],'max_price':'1'}",
                "{'delegate_to':['ADDRESS'],'max_price':'1','scopes':[]}",
                "{'delegate_to':['ADDRESS'],'max_price':'1','scopes':'pkp_sign'}",
                "{'delegate_to':['ADDRESS'],'max_price':'1','scopes':[1]}",
                "{'delegate_to':['ADDRESS'],'max_price':'1','scopes':['pkp_sign','all']}",
                "{'delegate_to':['ADDRESS'],'max_price':1,'scopes':['pkp_sign']}",
                "{'delegate_to':['ADDRESS'],'max_price':null,'scopes':['pkp_sign']}",
                "{'delegate_to':['ADDRESS'],'max_price':'','scopes':['pkp_sign']}",
                "{'delegate_to':['ADDRESS'],'max_price':'-1','scopes':['pkp_sign']}",
                "{'delegate_to':['ADDRESS'],'max_price':'1','max_uses':'1','scopes':['pkp_sign']}",
                "{'delegate_to':['0xADDRESS'],'max_price':'1','scopes':['pkp_sign']}"
            })
    void paymentInAnotherShape(String restriction) {
        String json = restriction.replace('\'', '"').replace("ADDRESS", "ec4eca97ac4bb3d2c54a362685fc9fa1ea09116e");
        AuthSig authSig = signed("{\"lit-paymentdelegation://*\":{\"Auth/Auth\":[" + json + "]}}");

        Refusal.expect(ErrorCode.RECAP_INVALID, () -> PaymentDelegation.parse(authSig));
    }

    @Test
    void pricesOfNodesOwnTestsAreRead() {
        AuthSig authSig = signed(("{'lit-paymentdelegation://*':{'Auth/Auth':[{'delegate_to':["
                        + "'EC4eca97ac4bb3d2c54a362685fc9fa1ea09116e'],'max_price':'0x" + "0".repeat(58)
                        + "abcdef','scopes':['pkp_sign','pkp_sign']}]}}")
                .replace('\'', '"'));

        PaymentDelegation delegation = PaymentDelegation.parse(authSig);

        assertThat(delegation.maxPrice()).isEqualTo(0xabcdef);
        assertThat(delegation.scopes()).containsExactly(PaymentScope.PKP_SIGN);
        assertThat(delegation.delegatees().addresses()).containsExactly("ec4eca97ac4bb3d2c54a362685fc9fa1ea09116e");
    }
}
