// Makes session signatures on a devnet with the published JavaScript client, and shows each to its node.
//
//   node client.mjs '{"nodes":[…],"rpcUrl":"http://127.0.0.1:…","blockIndexUrl":"…",…}' PKP_PUBLIC_KEY WALLET_KEY
//
// The first argument is what `lit devnet` prints. The last line is a JSON document with the results; it fails, too, when
// a connection did not go to 127.0.0.1.
import { connect, contacted, digest, ethers, helpers, intercepted, refused, show } from './connect.mjs';

const [description, pkpPublicKey, walletKey] = process.argv.slice(2);
const { LitAccessControlConditionResource, LitActionResource, LitPKPResource, createSiweMessage, generateAuthSig } =
  helpers;
const client = await connect(JSON.parse(description));
const { ready, latestBlockhash, networkPubKey } = client;

const wallet = new ethers.Wallet(walletKey);
const resourceAbilityRequests = [
  { resource: new LitPKPResource('*'), ability: 'pkp-signing' },
  { resource: new LitActionResource('*'), ability: 'lit-action-execution' },
  { resource: new LitAccessControlConditionResource('*'), ability: 'access-control-condition-decryption' },
];
const sessionSigs = await client.getSessionSigs({
  chain: 'ethereum',
  expiration: new Date(Date.now() + 600_000).toISOString(),
  resourceAbilityRequests,
  authNeededCallback: async (params) => {
    const toSign = await createSiweMessage({
      uri: params.uri,
      expiration: params.expiration,
      resources: params.resourceAbilityRequests,
      walletAddress: wallet.address,
      nonce: await client.getLatestBlockhash(),
      litNodeClient: client,
    });
    return generateAuthSig({ signer: wallet, toSign });
  },
});

const nodes = Object.keys(sessionSigs);
const accepted = [];
for (const node of nodes) {
  accepted.push(await show(client, node, pkpPublicKey, sessionSigs[node], 'lit_accepted'));
}
const stolen = await show(client, nodes[1], pkpPublicKey, sessionSigs[nodes[0]], 'lit_stolen');

// The client's own signing: it asks every node and adds the shares up.
let signed = null;
try {
  const signature = await client.pkpSign({ pubKey: pkpPublicKey.replace(/^0x/, ''), toSign: [...digest], sessionSigs });
  signed = ethers.utils.recoverAddress(digest, signature.signature) === ethers.utils.computeAddress(pkpPublicKey);
} catch (error) {
  signed = String(error.message ?? error).slice(0, 300);
}

// Encrypts to the network's key, and has the nodes' shares of a signature open it: for the session, and for the wallet
// that shows an AuthSig of its own.
let decrypted = null;
let decryptedForWallet = null;
try {
  const accessControlConditions = [{
    contractAddress: '', standardContractType: '', chain: 'ethereum', method: '', parameters: [':userAddress'],
    returnValueTest: { comparator: '=', value: wallet.address },
  }];
  const sealed = await client.encrypt({ accessControlConditions, dataToEncrypt: new TextEncoder().encode('lit4j') });
  const opened = await client.decrypt({ ...sealed, accessControlConditions, chain: 'ethereum', sessionSigs });
  decrypted = new TextDecoder().decode(opened.decryptedData);
  const authSig = await generateAuthSig({
    signer: wallet,
    toSign: await createSiweMessage({
      uri: 'https://localhost/login',
      expiration: new Date(Date.now() + 600_000).toISOString(),
      walletAddress: wallet.address,
      nonce: await client.getLatestBlockhash(),
      litNodeClient: client,
    }),
  });
  const shown = await client.decrypt({ ...sealed, accessControlConditions, chain: 'ethereum', authSig });
  decryptedForWallet = new TextDecoder().decode(shown.decryptedData);
} catch (error) {
  decrypted = `failed: ${String(error.message ?? error).slice(0, 300)}`;
}
await client.disconnect();
console.log(JSON.stringify({
  ready, nodes, networkPublicKey: networkPubKey, latestBlockhash, accepted, stolen, signed, decrypted, decryptedForWallet, intercepted: intercepted.length, contacted: [...contacted].sort(), refused,
}));
const good = refused.length === 0 && accepted.every((one) => one.status === 200) && stolen.status === 403
  && signed === true && decrypted === 'lit4j' && decryptedForWallet === 'lit4j';
process.exit(good ? 0 : 1);
