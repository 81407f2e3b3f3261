// Connects the published JavaScript client to a devnet, makes session signatures, and shows each to its node.
//
//   node client.mjs '{"nodes":[…],"rpcUrl":"http://127.0.0.1:…","blockIndexUrl":"…",…}' PKP_PUBLIC_KEY WALLET_KEY
//
// The first argument is what `lit devnet` prints. The last line is a JSON document with the results. Every connection
// of the process is recorded; one that does not go to 127.0.0.1 is refused, and the run fails.
import net from 'node:net';
import { createRequire } from 'node:module';

const contacted = new Set();
const refused = [];
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = options?.host ?? options?.path ?? (typeof options === 'object' ? 'localhost' : args[1] ?? 'localhost');
  contacted.add(`${host}:${options?.port ?? ''}`);
  if (host !== '127.0.0.1') {
    refused.push(host);
    throw new Error(`connection to ${host} refused: only 127.0.0.1 is allowed`);
  }
  return connect.apply(this, args);
};

const [description, pkpPublicKey, walletKey] = process.argv.slice(2);
const devnet = JSON.parse(description);

// The client asks a public index for the latest block. The devnet has one.
const intercepted = [];
const realFetch = globalThis.fetch;
globalThis.fetch = (url, init) => {
  if (String(url).startsWith('https://block-indexer.litgateway.com/get_most_recent_valid_block')) {
    intercepted.push(String(url));
    return realFetch(devnet.blockIndexUrl, init);
  }
  return realFetch(url, init);
};

const require = createRequire(import.meta.url);
const { LitNodeClientNodeJs } = require('@lit-protocol/lit-node-client-nodejs');
const { LitAccessControlConditionResource, LitActionResource, LitPKPResource, createSiweMessage, generateAuthSig } =
  require('@lit-protocol/auth-helpers');
const { ethers } = require('ethers');

// Only Staking is read; the client insists on the names of the others.
const address = '0x00000000000000000000000000000000000000d1';
const stakingAbi = [
  'event StateChanged(uint8 newState)',
  'function getActiveUnkickedValidatorStructsAndCounts() view returns ('
    + 'tuple(uint256 epochLength, uint256 number, uint256 endTime, uint256 retries, uint256 timeout), uint256, '
    + 'tuple(uint32 ip, uint128 ipv6, uint32 port, address nodeAddress, uint256 reward, uint256 senderPubKey, '
    + 'uint256 receiverPubKey)[])',
];
const contractContext = Object.fromEntries(
  ['Allowlist', 'LITToken', 'Multisender', 'PKPHelper', 'PKPNFT', 'PKPNFTMetadata', 'PKPPermissions', 'PubkeyRouter',
    'RateLimitNFT', 'Staking', 'StakingBalances'].map((name) => [name, { address }]));
contractContext.Staking.abi = stakingAbi;

const client = new LitNodeClientNodeJs({
  litNetwork: 'custom',
  rpcUrl: devnet.rpcUrl,
  contractContext,
  nodeProtocol: 'http://',
  checkNodeAttestation: false,
  debug: false,
});
await client.connect();
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

const digest = ethers.utils.arrayify(ethers.utils.keccak256('0x01'));
async function show(node, sig, id) {
  const response = await fetch(`${node}/web/pkp/sign/v1`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Request-Id': id },
    body: JSON.stringify({ toSign: [...digest], pubkey: pkpPublicKey, authSig: sig, epoch: client.currentEpoch ?? 0 }),
  });
  const body = await response.json();
  return { node, status: response.status, code: body.errorCode ?? null, success: body.success ?? false };
}
const nodes = Object.keys(sessionSigs);
const accepted = [];
for (const node of nodes) {
  accepted.push(await show(node, sessionSigs[node], 'lit_accepted'));
}
const stolen = await show(nodes[1], sessionSigs[nodes[0]], 'lit_stolen');

// The client's own signing: it asks every node and adds the shares up.
let signed = null;
try {
  const signature = await client.pkpSign({ pubKey: pkpPublicKey.replace(/^0x/, ''), toSign: [...digest], sessionSigs });
  signed = ethers.utils.recoverAddress(digest, signature.signature) === ethers.utils.computeAddress(pkpPublicKey);
} catch (error) {
  signed = String(error.message ?? error).slice(0, 300);
}

// Encrypts to the network's key, and has the nodes' shares of a signature open it.
let decrypted = null;
try {
  const accessControlConditions = [{
    contractAddress: '', standardContractType: '', chain: 'ethereum', method: '', parameters: [':userAddress'],
    returnValueTest: { comparator: '=', value: wallet.address },
  }];
  const sealed = await client.encrypt({ accessControlConditions, dataToEncrypt: new TextEncoder().encode('lit4j') });
  const opened = await client.decrypt({ ...sealed, accessControlConditions, chain: 'ethereum', sessionSigs });
  decrypted = new TextDecoder().decode(opened.decryptedData);
} catch (error) {
  decrypted = `failed: ${String(error.message ?? error).slice(0, 300)}`;
}
await client.disconnect();
console.log(JSON.stringify({
  ready, nodes, networkPublicKey: networkPubKey, latestBlockhash, accepted, stolen, signed, decrypted, intercepted: intercepted.length, contacted: [...contacted].sort(), refused,
}));
const good = refused.length === 0 && accepted.every((one) => one.status === 200) && stolen.status === 403
  && signed === true && decrypted === 'lit4j';
process.exit(good ? 0 : 1);
