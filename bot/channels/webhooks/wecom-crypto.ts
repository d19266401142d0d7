import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { sameSecret } from '../constant-time.js';
import { refuseSignature } from './refuse.js';

/**
 * Message encryption of 企业微信 and 微信公众号 (安全模式), developer.work.weixin.qq.com/document/path/90968:
 * AES-256-CBC, key = base64(EncodingAESKey + "="), IV = the key's first 16 bytes, PKCS#7 to blocks of 32;
 * plain = 16 random bytes ‖ length (uint32, big endian) ‖ message ‖ receiver's id.
 */
export interface WecomKeys {
  token: string;
  /** 43 characters. */
  encodingAesKey: string;
  /** CorpID, or AppID of a public account: what is encrypted must be meant for it. */
  receiveId: string;
}

const blockSize = 32;
const randomSize = 16;
const headSize = randomSize + 4;

/** sha1 over the sorted parts (token, timestamp, nonce and, where a message is encrypted, its ciphertext). */
export function wecomSignature(...parts: string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

/** @throws E_WEBHOOK_SIGNATURE when `given` is missing or does not fit. */
export function checkWecomSignature(given: string | undefined, ...parts: string[]): void {
  if (given === undefined || !sameSecret(given, wecomSignature(...parts))) {
    throw refuseSignature('the signature is missing or does not fit');
  }
}

/** @throws E_WEBHOOK_SIGNATURE when the ciphertext is not of this key or not meant for `receiveId`. */
export function decryptWecom(keys: WecomKeys, encrypted: string): string {
  const key = aesKey(keys);
  const bytes = Buffer.from(encrypted, 'base64');
  if (bytes.length === 0 || bytes.length % 16 !== 0) throw refuseSignature('the encrypted message is malformed');
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(bytes), decipher.final()]);
  const padding = padded.at(-1) ?? 0;
  const plain = padding >= 1 && padding <= blockSize ? padded.subarray(0, padded.length - padding) : padded;
  const length = plain.length >= headSize ? plain.readUInt32BE(randomSize) : Number.POSITIVE_INFINITY;
  if (headSize + length > plain.length) throw refuseSignature('the encrypted message is malformed');
  const receiver = plain.subarray(headSize + length).toString('utf8');
  if (!sameSecret(receiver, keys.receiveId)) throw refuseSignature('the message is meant for another receiver');
  return plain.subarray(headSize, headSize + length).toString('utf8');
}

/** @param random 16 bytes; tests give published ones. */
export function encryptWecom(keys: WecomKeys, message: string, random: Buffer = randomBytes(randomSize)): string {
  const key = aesKey(keys);
  const text = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([random, length, text, Buffer.from(keys.receiveId, 'utf8')]);
  const padding = blockSize - (plain.length % blockSize);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(padding, padding)), cipher.final()]).toString(
    'base64',
  );
}

function aesKey({ encodingAesKey }: WecomKeys): Buffer {
  return Buffer.from(`${encodingAesKey}=`, 'base64');
}
