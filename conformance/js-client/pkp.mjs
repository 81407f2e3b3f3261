// Has a devnet's nodes sign session keys for PKPs, with the published JavaScript client, and uses the sessions.
//
//   node pkp.mjs '{"nodes":[…],…}' WALLET_KEY '{"owned":"0x04…","foreign":"0x04…","action":"0x04…","weak":"0x04…","cid":"Qm…"}'
//
// The first argument is what `lit devnet` prints; the last one has public keys of PKPs: one that the wallet owns, one of
// somebody else, one that permits the Lit Action to sign, and one that permits it to sign sessions alone. The last line is a
// JSON document with what became of each.
import { connect, contacted, digest, ethers, helpers, refused, show } from './connect.mjs';

const [description, walletKey, given] = process.argv.slice(2);
const pkps = JSON.parse(given);
const { LitActionResource, LitPKPResource, createSiweMessage, generateAuthSig } = helpers;
const client = await connect(JSON.parse(description));
const wallet = new ethers.Wallet(walletKey);

// What the SDK's EthWalletProvider makes: a wallet's message of its own, for no session.
const login = await generateAuthSig({
  signer: wallet,
  toSign: await createSiweMessage({
    uri: 'https://localhost/login',
    expiration: new Date(Date.now() + 600_000).toISOString(),
    walletAddress: wallet.address,
    nonce: await client.getLatestBlockhash(),
    litNodeClient: client,
  }),
});
const byWallet = { authMethods: [{ authMethodType: 1, accessToken: JSON.stringify(login) }] };
const byAction = { litActionIpfsId: pkps.cid, jsParams: {} };
const byCode = { litActionCode: Buffer.from('hello world').toString('base64'), jsParams: {} };

const sessionOf = (pkpPublicKey, how) => client.getPkpSessionSigs({
  pkpPublicKey,
  chain: 'ethereum',
  expiration: new Date(Date.now() + 600_000).toISOString(),
  resourceAbilityRequests: [
    { resource: new LitPKPResource('*'), ability: 'pkp-signing' },
    { resource: new LitActionResource('*'), ability: 'lit-action-execution' },
  ],
  ...how,
});

// Shows each signature to its node, then has the client itself sign.
async function use(pkpPublicKey, how) {
  const sessionSigs = await sessionOf(pkpPublicKey, how);
  const shown = [];
  for (const [node, sig] of Object.entries(sessionSigs)) {
    shown.push(await show(client, node, pkpPublicKey, sig, 'lit_pkp'));
  }
  const { signature } = await client.pkpSign({ pubKey: pkpPublicKey.replace(/^0x/, ''), toSign: [...digest], sessionSigs });
  return {
    statuses: shown.map((one) => one.status),
    signed: ethers.utils.recoverAddress(digest, signature) === ethers.utils.computeAddress(pkpPublicKey),
  };
}

// Says with which of the nodes' words a step failed.
async function refusal(step) {
  try {
    return JSON.stringify(await step());
  } catch (error) {
    const words = [];
    for (let one = error; one; one = one.cause ?? one.jse_cause) {
      words.push(String(one.message ?? one), JSON.stringify(one.info ?? one.jse_info ?? {}));
    }
    return words.join(' ');
  }
}

// What the client's own library reads of the contracts.
const provider = new ethers.providers.JsonRpcProvider(JSON.parse(description).rpcUrl);
const contract = new ethers.Contract('0x00000000000000000000000000000000000000d1', [
  'function getPermittedAuthMethods(uint256) view returns (tuple(uint256 authMethodType, bytes id, bytes userPubkey)[])',
  'function getPermittedAuthMethodScopes(uint256, uint256, bytes, uint256) view returns (bool[])',
  'function getPermittedActions(uint256) view returns (bytes[])',
  'function ethAddressToPkpId(address) view returns (uint256)',
], provider);
const token = await contract.ethAddressToPkpId(ethers.utils.computeAddress(pkps.action));
const methods = await contract.getPermittedAuthMethods(token);
const permitted = {
  token: token.eq(ethers.utils.keccak256(pkps.action)),
  actions: (await contract.getPermittedActions(token)).map((id) => ethers.utils.base58.encode(id)),
  scopes: await Promise.all(methods.map((one) =>
    contract.getPermittedAuthMethodScopes(token, one.authMethodType, one.id, 3))),
};

const result = {
  permitted,
  owned: await use(pkps.owned, byWallet),
  action: await use(pkps.action, byAction),
  code: await use(pkps.action, byCode),
  foreign: await refusal(() => sessionOf(pkps.foreign, byWallet)),
  weak: await refusal(() => use(pkps.weak, byAction)),
};
await client.disconnect();
console.log(JSON.stringify({ ...result, contacted: [...contacted].sort(), refused }));
process.exit(refused.length === 0 ? 0 : 1);
