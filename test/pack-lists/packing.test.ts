import { zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PACK_AGE, PACK_KEPT_DAYS, PACK_LIFE, PACKED_FROM } from '../../functions/core/packing.ts';
import { Answers } from '../../functions/stores/answers.ts';
import { AuditLog } from '../../functions/stores/audit-log.ts';
import { OVERLAP } from '../../functions/stores/catalogue.ts';
import { openDatabase, type TestDatabase } from '../support/database.ts';
import { PackingWorld } from './world.ts';

const AT = Date.parse('2024-03-05T10:00:00Z');
const ALL = ['answers.json.zst', 'places.json.zst', 'search.json.zst', 'summaries.json.zst', 'packed.json'];
const WORDS = ['tram', 'garden', 'bench'];

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

const PLACE = { latitude: 50.64321, longitude: 5.57123, label: null };
const draft = (title: string) => ({
  title,
  summary: 'In short',
  text: '',
  format: 'plain' as const,
  theme: 'green',
  district: null,
  author: 'Anna',
  language: 'fr' as const,
  place: title.length % 2 === 0 ? PLACE : null,
});

async function handIn({ proposals, campaign }: PackingWorld, title: string, at: number): Promise<number> {
  const handed = await proposals.handIn(campaign.id, draft(title), 'anna', at, null);
  if (handed.outcome !== 'created') throw new Error(handed.outcome);
  return handed.proposal.number;
}

describe('a new environment', () => {
  it('sees exactly what the table holds, whatever is written while packs are made and read, and however late', async () => {
    const world = new PackingWorld(database, 'packed-race');
    const { id } = world.campaign;
    const answers = new Answers(database.tables, new AuditLog(database.client, database.tables.audit));
    let now = AT;
    let handedIn = 0;
    // Requests are written up to this long after their instant, which is what changes are told by.
    const late = (one: number) => now - ((one * 37_000) % (OVERLAP - 10_000));
    const act = async (round: number, one: number): Promise<void> => {
      const number = 1 + ((round * 7 + one * 3) % Math.max(handedIn, 1));
      const seen = await world.proposals.read(id, number);
      switch (one % 4) {
        case 0:
        case 1:
          await handIn(world, `${WORDS[(round + one) % WORDS.length]} ${round} ${one}`, late(one));
          handedIn += 1;
          return;
        case 2:
          if (seen) await world.proposals.withdraw(id, number, 'anna', late(one));
          return;
        default:
          if (seen?.status !== 'published') return;
          await answers.give(
            world.campaign,
            seen,
            { kind: round % 2 === 0 ? 'accepted' : 'not-now', text: { fr: `Réponse ${round}` }, project: null },
            'moderator',
            late(one),
          );
      }
    };
    let [packed, whole] = [0, 0];
    for (let round = 0; round < 14; round++) {
      now += PACK_AGE / 2;
      const acts = Array.from({ length: 8 }, (_, one) => act(round, one));
      const looks = [world.look(now, 'tram', true), world.look(now, 'tram', true)];
      await Promise.all([world.pack(now, round % 5 === 0), ...acts, ...looks]);
      const [mine, theirs] = [
        await world.look(now, WORDS[round % 3] ?? '', true),
        await world.look(now, WORDS[round % 3] ?? '', false),
      ];
      expect({ ...mine, read: 0 }).toEqual({ ...theirs, read: 0 });
      packed += mine.read;
      whole += theirs.read;
    }
    // It did not read everything, or this would have shown nothing.
    expect(packed).toBeLessThan(whole / 2);
    expect(world.unreadable).toEqual([]);
  }, 60_000);

  it('reads the table where few proposals were handed in, and where a pack cannot be read', async () => {
    const world = new PackingWorld(database, 'packed-small');
    await handIn(world, 'A tram', AT);
    await world.pack(AT + OVERLAP * 2);
    world.last = PACKED_FROM - 1;
    expect(await world.look(AT + PACK_AGE, 'tram', true)).toMatchObject({ found: [1], read: 1 });
    world.last = PACKED_FROM;
    expect(await world.look(AT + PACK_AGE, 'tram', true)).toMatchObject({ found: [1], read: 0 });
    for (const key of world.objects.content.keys()) world.objects.content.set(key, Buffer.from('no pack'));
    expect(await world.look(AT + PACK_AGE, 'tram', true)).toMatchObject({ found: [1], read: 1 });
    expect(world.unreadable.toSorted()).toEqual(['answers', 'places', 'search', 'summaries']);
  });
});

describe('packing', () => {
  it('begins when there is no pack, waits between two, and stops once nothing changes any more', async () => {
    const world = new PackingWorld(database, 'packed-when');
    expect(await world.pack(AT)).toEqual(ALL);
    await handIn(world, 'A bench', AT + 1_000);
    expect(await world.pack(AT + PACK_AGE - 1)).toEqual([]);
    expect(await world.pack(AT + PACK_AGE)).toEqual(ALL);
    expect(await world.pack(AT + 2 * PACK_AGE)).toEqual([]);
    // Written now, of an instant before the last pack.
    await handIn(world, 'Another bench', AT + PACK_AGE - OVERLAP);
    expect(await world.pack(AT + 2 * PACK_AGE)).toEqual(ALL);
    expect(await world.pack(AT + 3 * PACK_AGE, true)).toEqual([]);
    expect(await world.look(AT + 3 * PACK_AGE, 'bench', true)).toMatchObject({ found: [1, 2], read: 0 });
    // Before the bucket deletes what nobody has renewed.
    expect(PACK_LIFE).toBeLessThan((PACK_KEPT_DAYS - 0.5) * 86_400_000);
    expect(await world.pack(AT + 2 * PACK_AGE + PACK_LIFE)).toEqual(ALL);
  });

  it('leaves no word and no place of a proposal that was withdrawn', async () => {
    const world = new PackingWorld(database, 'packed-words');
    await handIn(world, 'Tramway', AT);
    const secret = await handIn(world, 'Zwetschgenbaum', AT);
    const words = () =>
      [...world.objects.content]
        .filter(([key]) => key.endsWith('.zst'))
        .map(([, bytes]) => zstdDecompressSync(bytes).toString())
        .join();
    await world.pack(AT + PACK_AGE);
    expect(words()).toMatch(/zwetschgenbaum/);
    expect(words()).toMatch(/50\.64321/);
    await world.proposals.withdraw(world.campaign.id, secret, 'anna', AT + PACK_AGE + 1);
    await world.pack(AT + 2 * PACK_AGE);
    expect(words()).not.toMatch(/zwetschgenbaum|50\.64321/i);
    expect(words()).toMatch(/tram/);
  });
});
