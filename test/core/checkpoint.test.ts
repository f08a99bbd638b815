import { generateKeyPairSync, sign as signWith } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  CheckpointError,
  checkpointBody,
  keyHash,
  type NoteKey,
  parseCheckpoint,
  verifyCheckpoint,
  verifyEd25519,
  writeCheckpoint,
} from '../../functions/core/checkpoint.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const key: NoteKey = {
  name: 'vote.example.org/city-2030',
  publicKey: Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'),
};
const sign = (bytes: Uint8Array): Uint8Array => signWith(null, bytes, privateKey);
const checkpoint = {
  origin: 'vote.example.org/city-2030',
  size: 95_000,
  root: Uint8Array.from({ length: 32 }, (_, index) => index),
  extensions: ['totals AAAA', 'version 1'],
};

/** The example key and note of golang.org/x/mod/sumdb/note, whose form C2SP signed-note describes. */
const PETER: NoteKey = {
  name: 'PeterNeumann',
  publicKey: Buffer.from('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'base64').subarray(1),
};
const PETERS_NOTE =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const PETERS_SIGNATURE = 'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=';

it('knows keys and signatures of other implementations of signed notes', async () => {
  const signature = Buffer.from(PETERS_SIGNATURE, 'base64');
  expect(Buffer.from(keyHash(PETER)).toString('hex')).toBe('c74f20a3');
  expect(signature.subarray(0, 4).toString('hex')).toBe('c74f20a3');
  expect(await verifyEd25519(PETER.publicKey, signature.subarray(4), Buffer.from(PETERS_NOTE))).toBe(true);
  expect(await verifyEd25519(PETER.publicKey, signature.subarray(4), Buffer.from(`${PETERS_NOTE}\n`))).toBe(false);
});

describe('a checkpoint', () => {
  it('is read back as it was written, and its key says that it signed', async () => {
    const text = await writeCheckpoint(checkpoint, key, sign);
    const signed = parseCheckpoint(text);
    expect(signed.checkpoint).toEqual(checkpoint);
    expect(text.split('\n').slice(0, 6)).toEqual([
      'vote.example.org/city-2030',
      '95000',
      'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
      'totals AAAA',
      'version 1',
      '',
    ]);
    expect(await verifyCheckpoint(signed, key)).toBe(true);
    expect(await verifyCheckpoint(signed, { ...key, name: 'another' })).toBe(false);
    expect(await verifyCheckpoint(signed, PETER)).toBe(false);
  });

  it('can carry the signature of a witness beside its own', async () => {
    const text = await writeCheckpoint(checkpoint, key, sign);
    const witness = { name: 'witness.example.org', publicKey: key.publicKey };
    const witnessed = `${text}${(await writeCheckpoint(checkpoint, witness, sign)).split('\n\n')[1]}`;
    expect(await verifyCheckpoint(parseCheckpoint(witnessed), key)).toBe(true);
    expect(await verifyCheckpoint(parseCheckpoint(witnessed), witness)).toBe(true);
  });

  it('does not hold with any character of it changed', async () => {
    const text = await writeCheckpoint(checkpoint, key, sign);
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: text.length - 1 }),
        fc.constantFrom('a', 'Z', '9', '+', '/', ' ', '\n', '—', '=', '\r'),
        async (at, character) => {
          fc.pre(text[at] !== character);
          const changed = text.slice(0, at) + character + text.slice(at + 1);
          let holds = false;
          try {
            holds = await verifyCheckpoint(parseCheckpoint(changed), key);
          } catch (error) {
            expect(error).toBeInstanceOf(CheckpointError);
          }
          expect(holds).toBe(false);
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each([
    ['', 'no empty line'],
    ['a\n1\n\n— a b\n', 'line 3 is ""'],
    ['a\n01\nAA==\n\n— a b\n', 'line 2 is "01"'],
    ['a\n-1\nAA==\n\n— a b\n', 'line 2 is "-1"'],
    ['a\n1\nAA==\n\n— a b\n', 'line 3 is "AA=="'],
    ['a\n1\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n\n', 'line 5 is no signature'],
    ['a\n1\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n\n— a AAAA', 'the last line has no end'],
    ['a\n1\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n\n- a AAAAAAAA\n', 'line 5 is no signature'],
  ])('is refused where its form is wrong: %j', (text, message) => {
    expect(() => parseCheckpoint(text)).toThrow(message);
  });

  it('is not written with a line that would be read as two', () => {
    expect(() => checkpointBody({ ...checkpoint, extensions: ['a\nb'] })).toThrow(CheckpointError);
    expect(() => checkpointBody({ ...checkpoint, origin: '' })).toThrow(CheckpointError);
    expect(() => checkpointBody({ ...checkpoint, size: 1.5 })).toThrow(CheckpointError);
  });
});
