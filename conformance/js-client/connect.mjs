// Connects the published JavaScript client to a devnet. Every connection of the process is recorded; one that does not go
// to 127.0.0.1 is refused.
import net from 'node:net';
import { createRequire } from 'node:module';

export const contacted = new Set();
export const refused = [];
const realConnect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = options?.host ?? options?.path ?? (typeof options === 'object' ? 'localhost' : args[1] ?? 'localhost');
  contacted.add(`${host}:${options?.port ?? ''}`);
  if (host !== '127.0.0.1') {
    refused.push(host);
    throw new Error(`connection to ${host} refused: only 127.0.0.1 is allowed`);
  }
  return realConnect.apply(this, args);
};

const require = createRequire(import.meta.url);
export const { ethers } = require('ethers');
export const helpers = require('@lit-protocol/auth-helpers');
const { LitNodeClientNodeJs } = require('@lit-protocol/lit-node-client-nodejs');

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

export const intercepted = [];

// The argument is what `lit devnet` prints.
export async function connect(devnet) {
  // The client asks a public index for the latest block. The devnet has one.
  const realFetch = globalThis.fetch;
  globalThis.fetch = (url, init) => {
    if (String(url).startsWith('https://block-indexer.litgateway.com/get_most_recent_valid_block')) {
      intercepted.push(String(url));
      return realFetch(devnet.blockIndexUrl, init);
    }
    return realFetch(url, init);
  };
  const client = new LitNodeClientNodeJs({
    litNetwork: 'custom',
    rpcUrl: devnet.rpcUrl,
    contractContext,
    nodeProtocol: 'http://',
    checkNodeAttestation: false,
    debug: false,
  });
  await client.connect();
  return client;
}

export const digest = ethers.utils.arrayify(ethers.utils.keccak256('0x01'));

// Asks one node for its share of a signature.
export async function show(client, node, pkpPublicKey, sig, id) {
  const response = await fetch(`${node}/web/pkp/sign/v1`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Request-Id': id },
    body: JSON.stringify({ toSign: [...digest], pubkey: pkpPublicKey, authSig: sig, epoch: client.currentEpoch ?? 0 }),
  });
  const body = await response.json();
  return { node, status: response.status, code: body.errorCode ?? null, success: body.success ?? false };
}
