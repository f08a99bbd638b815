import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { leafHash, rootOf } from '../../functions/core/merkle.ts';
import { inclusionProof } from '../../functions/core/merkle-proofs.ts';
import { type Report, type VerifyOptions, verify } from '../../verify/verify.ts';
import { ANNULLED, archiveFiles, archiveOf, castVotes, receiptFor, voteOf } from './support/archive.ts';

// More than 512 votes, so that the tree has tiles on two levels, and full ones.
const ballots = castVotes(300);
let files: Map<string, Uint8Array>;
beforeAll(async () => {
  files = await archiveFiles(ballots);
});

const changed = (name: string, bytes: Uint8Array | string): Map<string, Uint8Array> =>
  new Map(files).set(name, Buffer.from(bytes));
const look = (tampered: ReadonlyMap<string, Uint8Array>, options?: VerifyOptions): Promise<Report> =>
  verify(archiveOf(tampered), options);
const wrongs = ({ findings }: Report) => findings.filter(({ kind }) => kind === 'wrong');
/** Code, file and line of all that is wrong. */
const named = (report: Report): string[] =>
  wrongs(report).map(({ code, file, line }) => `${code} ${file}${line === null ? '' : `:${line}`}`);

const text = (name: string): string => Buffer.from(files.get(name)!).toString();
const lines = (): string[] => text('votes.csv').split('\r\n');
const withLines = (edited: readonly string[]) => changed('votes.csv', edited.join('\r\n'));

/** Who tampers with a file may also mend the manifest that lists it. */
function mended(tampered: Map<string, Uint8Array>, name: string): Map<string, Uint8Array> {
  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  const manifest = text('MANIFEST').replace(hash(files.get(name)!), hash(tampered.get(name)!));
  return tampered.set('MANIFEST', Buffer.from(manifest));
}

it('finds nothing wrong with an archive as it was made', async () => {
  const report = await look(files);
  expect(report).toMatchObject({ campaign: 'city-2030', version: 1, holds: true });
  expect(named(report)).toEqual([]);
  expect(report.findings.filter(({ kind }) => kind === 'holds').map(({ code }) => code)).toEqual([
    'files-hold',
    'votes-hold',
    'tiles-hold',
    'totals-hold',
    'copies-hold',
    'histogram-holds',
    'selection-holds',
    'checkpoint-holds',
    'signature-holds',
  ]);
});

describe('a file', () => {
  it('that was changed by one bit is named, whichever it is', async () => {
    expect(files.size).toBeGreaterThan(14);
    for (const [name, bytes] of files) {
      const report = await look(changed(name, bytes.with(bytes.length >> 1, bytes[bytes.length >> 1]! ^ 1)));
      // What MANIFEST itself should be, the checkpoint says.
      const about = name === 'MANIFEST' ? 'checkpoint' : name;
      expect({ name, holds: report.holds, files: wrongs(report).map(({ file }) => file) }).toEqual({
        name,
        holds: false,
        files: expect.arrayContaining([about]),
      });
    }
  });

  it('that is missing is named, whichever it is', async () => {
    for (const name of files.keys()) {
      const left = new Map(files);
      left.delete(name);
      expect(named(await look(left))).toContain(
        name.startsWith('tile/0') || name.startsWith('tile/1') ? `tile-missing ${name}` : `file-missing ${name}`,
      );
    }
  });

  it('that nobody listed is named', async () => {
    expect(named(await look(changed('more-votes.csv', 'number')))).toEqual(['file-unlisted more-votes.csv']);
  });

  it('cannot be changed with its hash in MANIFEST: the checkpoint has that of MANIFEST', async () => {
    const tampered = changed('proposals.csv', text('proposals.csv').replace('Proposal 4', 'Proposal X'));
    expect(named(await look(mended(tampered, 'proposals.csv')))).toEqual(['checkpoint-differs checkpoint:7']);
  });

  it('has as many rows as MANIFEST lists', async () => {
    const tampered = changed('proposals.csv', `${text('proposals.csv')}11,"one\r\nmore"\r\n`);
    expect(named(await look(mended(tampered, 'proposals.csv')))).toContain('rows-differ proposals.csv');
  });
});

describe('a line of votes.csv', () => {
  // Line 2 is the first vote; 257 and 258 are the last of the first tile and the first of the second.
  const some = [2, 3, 100, 257, 258, 514, 700, 751];

  it('whose choice or number was changed is named', async () => {
    for (const line of some) {
      for (const [from, to] of [
        [/for|against/, (choice: string) => (choice === 'for' ? 'against' : 'for')],
        [/^\d+/, (number: string) => `${1 + (Number(number) % 10)}`],
      ] as const) {
        const edited = lines().map((vote, index) => (index === line - 1 ? vote.replace(from, to) : vote));
        const report = named(await look(mended(withLines(edited), 'votes.csv')));
        expect(report).toContain(`leaf-differs votes.csv:${line}`);
        // A choice on an annulled number changes nothing that is counted.
        const annulled = lines()[line - 1]!.startsWith(`${ANNULLED},`);
        if (!annulled) expect(report).toContain('total-differs totals.json');
        expect(report).toContain('checkpoint-differs checkpoint:3');
      }
    }
  });

  it('that was taken out, put twice or moved is where the differences begin', async () => {
    for (const line of some.slice(0, -1)) {
      const without = named(await look(withLines(lines().toSpliced(line - 1, 1))));
      expect(without).toContain(`leaf-differs votes.csv:${line}`);
      expect(without).toContain('checkpoint-differs checkpoint:2');
      expect(without).toContain('histogram-votes histogram.json');

      const twice = named(await look(withLines(lines().toSpliced(line, 0, lines()[line - 1]!))));
      expect(twice).toContain(`vote-twice votes.csv:${line + 1}`);

      const moved = lines().toSpliced(line - 1, 2, lines()[line]!, lines()[line - 1]!);
      expect(named(await look(withLines(moved)))).toContain(`vote-order votes.csv:${line + 1}`);
    }
  });

  it.each([
    ['an empty one', ''],
    ['a choice there is not', '3,maybe,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['a number with a zero before it', '03,for,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['a commitment of 42 characters', '3,for,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['a commitment with bits that belong to no byte', '3,for,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB'],
    ['one field more', '3,for,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA,'],
    ['quotes', '"3",for,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
    ['a line that does not end', 'x'.repeat(5000)],
  ])('that is no vote is named: %s', async (_, line) => {
    expect(named(await look(withLines(lines().with(9, line))))).toContain('vote-form votes.csv:10');
  });
});

describe('a total', () => {
  it('that differs from the votes is named with its proposal', async () => {
    const totals = JSON.parse(text('totals.json'));
    totals.proposals[3].for += 1;
    const report = await look(changed('totals.json', JSON.stringify(totals)));
    expect(wrongs(report).find(({ code }) => code === 'total-differs')?.values).toMatchObject({
      number: 4,
      publishedFor: totals.proposals[3].for,
      for: totals.proposals[3].for - 1,
    });
    expect(named(report)).toContain('checkpoint-differs checkpoint:4');
  });

  it('of turnout has to go with the histogram', async () => {
    const tampered = changed('totals.json', text('totals.json').replace('"turnout":300', '"turnout":301'));
    expect(named(await look(tampered))).toContain('histogram-turnout histogram.json');
  });
});

describe('a copy', () => {
  it('for spreadsheets whose line says something else than the totals is named', async () => {
    const tampered = changed('totals.csv', text('totals.csv').replace(/^4,\d+/m, '4,999'));
    expect(named(await look(mended(tampered, 'totals.csv')))).toContain('copy-differs totals.csv:5');
  });

  it('for researchers with another vote is named', async () => {
    const tampered = changed('election.pb', text('election.pb').replace(/^300;(\d+);-?1$/m, '300;$1;0'));
    expect(named(await look(mended(tampered, 'election.pb')))).toContain('election-differs election.pb');
    const headless = changed('election.pb', 'META\n');
    expect(named(await look(headless))).toContain('election-differs election.pb');
  });
});

it('names a selection that the rule does not give', async () => {
  const totals = JSON.parse(text('totals.json'));
  const [first, ...others] = totals.selection.outcome.selected;
  totals.selection.outcome.selected = [...others, 9];
  const report = await look(changed('totals.json', JSON.stringify(totals)));
  expect(wrongs(report).find(({ code }) => code === 'selection-differs')?.values).toEqual({
    rule: 'best',
    missing: `${first}`,
    extra: '9',
  });
});

it('says what the rule leaves to a lot that nobody has drawn', async () => {
  const even = Array.from({ length: 8 }, (_, citizen) => [voteOf(citizen, 1 + (citizen % 4), 'for')]);
  const undrawn = await archiveFiles(even, 1, { rule: 'best', projects: 3 });
  const { holds, findings } = await look(undrawn);
  expect(holds).toBe(true);
  expect(findings.find(({ code }) => code === 'selection-tie')?.values).toEqual({ numbers: '1, 2, 3, 4', places: 3 });
});

describe('a selection that a budget was spent on', () => {
  const COSTS = [40, 10, 30, 20, 25, 35, 15, 45, 50, 5];
  const spent = async (rule: 'greedy' | 'equal-shares') =>
    archiveFiles(
      ballots,
      1,
      rule === 'greedy'
        ? { rule, budget: 100, skip: true, seed: 'drawn' }
        : { rule, budget: 100, completion: 'add1u', seed: 'drawn' },
      COSTS,
    );
  const edited = (
    made: Map<string, Uint8Array>,
    name: string,
    edit: (content: ReturnType<typeof JSON.parse>) => void,
  ) => {
    const content = JSON.parse(Buffer.from(made.get(name)!).toString());
    edit(content);
    return look(new Map(made).set(name, Buffer.from(JSON.stringify(content))));
  };

  it('is repeated by the greedy rule with the costs that were published', async () => {
    const made = await spent('greedy');
    const { holds, findings } = await look(made);
    expect(holds).toBe(true);
    expect(findings.map(({ code }) => code)).toContain('selection-holds');

    const selected: number[] = JSON.parse(Buffer.from(made.get('totals.json')!).toString()).selection.outcome.selected;
    expect(selected.length).toBeGreaterThan(2);
    const dear = await edited(made, 'totals.json', ({ proposals }) => {
      proposals.find(({ number }: { number: number }) => number === selected[0]).cost = 101;
    });
    expect(named(dear)).toEqual(
      expect.arrayContaining(['cost-differs proposals.json', 'selection-differs totals.json']),
    );
    const sum = await edited(made, 'totals.json', ({ selection }) => {
      selection.outcome.spent += 1;
    });
    expect(named(sum)).toContain('spent-differs totals.json');
  });

  it('cannot be repeated by equal shares, and is looked at as far as can be without ballots', async () => {
    const made = await spent('equal-shares');
    const { holds, findings } = await look(made);
    expect(holds).toBe(true);
    expect(findings.find(({ code }) => code === 'selection-needs-ballots')).toMatchObject({
      kind: 'unchecked',
      values: { budget: 100 },
    });
    const all = await edited(made, 'totals.json', ({ selection }) => {
      selection.outcome.selected = COSTS.map((_, index) => index + 1).filter((number) => number !== ANNULLED);
    });
    expect(named(all)).toEqual(expect.arrayContaining(['spent-differs totals.json', 'budget-exceeded totals.json']));
    const annulled = await edited(made, 'totals.json', ({ selection }) => {
      selection.outcome.selected = [ANNULLED];
    });
    expect(named(annulled)).toContain('winner-impossible totals.json');
  });
});

it('names a rule that was changed after the checkpoint', async () => {
  const report = await look(changed('rules.json', text('rules.json').replace('"projects":3', '"projects":4')));
  expect(named(report)).toContain('checkpoint-differs checkpoint:5');
});

describe('the signature of the checkpoint', () => {
  it('does not survive a change of any line', async () => {
    const signed = text('checkpoint').split('\n');
    for (const [index, line] of signed.entries()) {
      if (line === '') continue;
      const place = line.length - 3;
      const other = line[place] === 'A' ? 'B' : 'A';
      const tampered = signed.with(index, line.slice(0, place) + other + line.slice(place + 1)).join('\n');
      const report = await look(changed('checkpoint', tampered));
      expect(wrongs(report).map(({ file }) => file)).toContain('checkpoint');
      expect(report.findings.map(({ code }) => code)).not.toContain('signature-holds');
    }
  });

  it('has to be of the key that is known from elsewhere, where one is given', async () => {
    const [receipts, checkpoints] = JSON.parse(text('jwks.json')).keys;
    expect((await look(files, { pinned: new Set([checkpoints.kid]) })).holds).toBe(true);
    expect(named(await look(files, { pinned: new Set([receipts.kid]) }))).toEqual(['signature-other-key checkpoint:9']);
  });

  it('has to be of a key that is named by its thumbprint', async () => {
    const keys = JSON.parse(text('jwks.json'));
    keys.keys[1].kid = keys.keys[0].kid;
    const report = named(await look(changed('jwks.json', JSON.stringify(keys))));
    expect(report).toContain('key-id jwks.json');
    expect(report).toContain('signature-broken checkpoint:9');
  });
});

describe('a receipt', () => {
  const proofOf = async (index: number) => {
    const leaves = lines()
      .slice(1, -1)
      .map((line) => leafHash(Buffer.from(line)));
    const hashAt = (level: number, at: number) => rootOf(leaves.slice(at * 2 ** level, (at + 1) * 2 ** level));
    const proof = await inclusionProof(index, leaves.length, hashAt);
    return proof.map((hash) => Buffer.from(hash).toString('base64'));
  };
  const [vote] = ballots[3]!;
  const own = (content: string) => ({ own: [{ name: 'receipts.txt', text: content }] });
  const codes = async (content: string) => (await look(files, own(content))).findings.map(({ code }) => code);

  it('leads to the line of its vote', async () => {
    const report = await look(files, own(receiptFor(vote!, 1)));
    const line = lines().findIndex((candidate) => candidate.endsWith(vote!.commitment)) + 1;
    expect(report.findings.find(({ code }) => code === 'receipt-counted')?.values).toMatchObject({ line });
    expect(report.holds).toBe(true);
  });

  it('on a proposal whose votes are annulled says that the result leaves it out', async () => {
    const annulled = ballots.flat().find(({ number }) => number === ANNULLED);
    const report = await look(files, own(`${receiptFor(vote!, 1)}\n${receiptFor(annulled!, 2)}`));
    const about = report.findings.filter(({ code }) => code === 'own-annulled').map(({ values }) => values.number);
    expect({ holds: report.holds, about }).toEqual({ holds: true, about: [ANNULLED] });
  });

  it('is refused with any part of it changed', async () => {
    const jws = receiptFor(vote!, 1);
    for (const at of [10, jws.indexOf('.') + 40, jws.length - 20]) {
      const tampered = jws.slice(0, at) + (jws[at] === 'A' ? 'B' : 'A') + jws.slice(at + 1);
      const outcome = await look(files, own(`${tampered}\n${jws}`));
      expect(named(outcome)).toEqual([expect.stringMatching(/^receipt-(signature|form) receipts\.txt:1$/)]);
    }
  });

  it('proves that its vote is missing', async () => {
    expect(named(await look(files, own(`\n${receiptFor(voteOf(9999, 4, 'for'), 1)}`)))).toEqual([
      'receipt-not-counted receipts.txt:2',
    ]);
  });

  it('may be replaced by a later one, whose vote alone is counted', async () => {
    const before = receiptFor(voteOf(9999, vote!.number, 'against'), 1);
    expect(await codes(`${before}\n${receiptFor(vote!, 2)}`)).toEqual(
      expect.arrayContaining(['receipt-replaced', 'receipt-counted']),
    );
    const after = receiptFor(voteOf(9999, vote!.number, 'against'), 3);
    expect(named(await look(files, own(`${receiptFor(vote!, 2)}\n${after}`)))).toEqual([
      'receipt-still-counted receipts.txt:1',
      'receipt-not-counted receipts.txt:2',
    ]);
  });

  it('and an opened vote can be given as the JSON that the platform answered', async () => {
    const answer = JSON.stringify({ ballot: { receipt: receiptFor(vote!, 1) }, votes: [vote] });
    expect(await codes(answer)).toEqual(expect.arrayContaining(['receipt-counted', 'opening-counted']));
    const index = lines().findIndex((line) => line.endsWith(vote!.commitment)) - 1;
    const proof = await proofOf(index);
    const proved = (inclusion: object) => codes(JSON.stringify({ items: [{ ...vote, inclusion }] }));
    expect(await proved({ index, proof })).toContain('opening-proved');
    expect(await proved({ index: index + 1, proof })).toContain('proof-broken');
    expect(await proved({ index, proof: proof.slice(1) })).toContain('proof-broken');
    const wrongSalt = JSON.stringify([{ ...vote, salt: 'AAAAAAAAAAAAAAAAAAAAAA' }]);
    expect(await codes(wrongSalt)).toContain('opening-differs');
  });

  it('is asked for where a file holds none', async () => {
    await expect(look(files, own('hello'))).rejects.toMatchObject({ code: 'no-receipt' });
  });
});

describe('an earlier version', () => {
  it('with the same votes goes with the present one', async () => {
    const next = await archiveFiles(ballots, 2);
    const report = await verify(archiveOf(next), { previous: archiveOf(files) });
    expect(report.holds).toBe(true);
    expect(report.findings.map(({ code }) => code)).toContain('previous-same');
  });

  it('tells by its checkpoint alone that votes were changed, and by its votes which', async () => {
    const [first, ...others] = ballots;
    const next = await archiveFiles([[voteOf(5000, 1, 'for')], ...others], 2);
    const alone = new Map([['checkpoint', files.get('checkpoint')!]]);
    expect(named(await verify(archiveOf(next), { previous: archiveOf(alone) }))).toEqual([
      'previous-differs checkpoint:3',
    ]);
    const lost = lines().findIndex((line) => line.endsWith(first![0]!.commitment)) + 1;
    expect(named(await verify(archiveOf(next), { previous: archiveOf(files) }))).toEqual([
      'previous-differs checkpoint:3',
      expect.stringMatching(/^vote-added votes\.csv:\d+$/),
      `vote-lost votes.csv:${lost}`,
    ]);
  });

  it('tells where votes have only got other commitments, as after an erasure', async () => {
    const erased = ballots.map((ballot, citizen) =>
      citizen === 8 ? ballot.map(({ number, choice }) => voteOf(7000, number, choice)) : ballot,
    );
    const report = await verify(archiveOf(await archiveFiles(erased, 2)), { previous: archiveOf(files) });
    expect(report.holds).toBe(false);
    expect(report.findings.find(({ code }) => code === 'previous-renamed')?.values).toEqual({
      count: ballots[8]!.length,
    });
  });

  it('of the same number with other votes shows that the archive was replaced', async () => {
    const replaced = await archiveFiles(ballots.slice(1));
    expect(named(await verify(archiveOf(replaced), { previous: archiveOf(files) }))).toContain(
      'previous-changed checkpoint:1',
    );
  });
});

it('says of what is no archive that it is none', async () => {
  await expect(look(new Map([['votes.csv', files.get('votes.csv')!]]))).rejects.toMatchObject({ code: 'no-archive' });
});
