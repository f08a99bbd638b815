import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Platform } from '../../local/platform.ts';
import type { FuzzAnswer } from './send.ts';

const WORDS = ['title', 'summary', 'text', 'author', 'theme', 'language'] as const;
const words = z.object({
  title: z.string(),
  summary: z.string(),
  text: z.string(),
  author: z.string(),
  theme: z.string(),
  language: z.string(),
});
const proposal = words.extend({ campaign: z.string(), number: z.int(), revision: z.int(), status: z.string() });
const ballot = z.object({ campaign: z.string(), for: z.array(z.int()), against: z.array(z.int()), revision: z.int() });
const proposalItem = words.extend({ campaign: z.string(), number: z.string() });
const ballotItem = z.object({
  ballot: z.string(),
  for: z.set(z.number()).default(new Set()),
  against: z.set(z.number()).default(new Set()),
});

const WRITING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

function json({ body }: FuzzAnswer): unknown {
  return JSON.parse(body.toString('utf8'));
}

/** A ballot's content as a line, whoever's it is. */
function contentOf(campaign: string, numbersFor: Iterable<number>, against: Iterable<number>): string {
  const sorted = (numbers: Iterable<number>) => [...numbers].sort((a, b) => a - b).join(',');
  return `${campaign} for ${sorted(numbersFor)} against ${sorted(against)}`;
}

/** Remembers what the API has acknowledged, to compare it with what it has written. */
export class Written {
  readonly #proposals = new Map<string, z.output<typeof proposal>>();
  readonly #ballots = new Map<string, z.output<typeof ballot>>();

  /** `sender` tells one citizen from another. */
  note(sender: string, method: string, answer: FuzzAnswer): void {
    // What is only read has been acknowledged before.
    if (!WRITING.has(method) || ![200, 201].includes(answer.status)) return;
    const body = json(answer);
    const { data: handedIn } = proposal.safeParse(body);
    const known = handedIn && this.#proposals.get(`${handedIn.campaign} ${handedIn.number}`);
    // Answers overtake each other: the highest revision is the last.
    // Of what is not public any more an answer shows no words, which the table still has.
    if (handedIn?.status === 'published' && handedIn.revision >= (known?.revision ?? 0)) {
      this.#proposals.set(`${handedIn.campaign} ${handedIn.number}`, handedIn);
    }
    const { data } = ballot.safeParse(body);
    const key = `${data?.campaign} ${sender}`;
    if (data && data.revision > (this.#ballots.get(key)?.revision ?? 0)) this.#ballots.set(key, data);
  }

  get counts(): { readonly proposals: number; readonly ballots: number } {
    return { proposals: this.#proposals.size, ballots: this.#ballots.size };
  }

  /** What is in the tables and was never acknowledged, or the other way round, or says something else. */
  async differences(platform: Platform): Promise<string[]> {
    const found = await readTables(platform);
    const differences: string[] = [];
    for (const item of found.proposals) {
      const key = `${item.campaign} ${Number(item.number)}`;
      const acknowledged = this.#proposals.get(key);
      if (acknowledged === undefined) differences.push(`proposal ${key} was never acknowledged`);
      for (const word of WORDS) {
        if (acknowledged && acknowledged[word] !== item[word]) differences.push(`${word} of proposal ${key} differs`);
      }
    }
    if (found.proposals.length < this.#proposals.size) differences.push('acknowledged proposals are missing');
    const expected = [...this.#ballots.values()].map((each) => contentOf(each.campaign, each.for, each.against));
    const actual = found.ballots.map((item) => contentOf(item.ballot.split('#')[0] ?? '', item.for, item.against));
    const [wanted, got] = [expected.toSorted().join('\n'), actual.toSorted().join('\n')];
    if (wanted !== got) differences.push(`ballots acknowledged:\n${wanted}\nballots written:\n${got}`);
    return differences;
  }
}

async function readTables(platform: Platform) {
  const { database } = await platform.status();
  const client = new DynamoDBClient({
    endpoint: database.url,
    region: platform.deployment.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const documents = DynamoDBDocumentClient.from(client);
  const itemsOf = async (folder: string): Promise<unknown[]> => {
    const TableName = platform.deployment.resources.find(({ path }) => path.startsWith(`${folder}/`))?.name;
    const items: unknown[] = [];
    for await (const page of paginateScan({ client: documents }, { TableName })) items.push(...(page.Items ?? []));
    return items;
  };
  try {
    const [proposals, ballots] = [await itemsOf('proposals'), await itemsOf('ballots')];
    return {
      // Beside proposals the table holds keys of requests and counts of authors, which have no title.
      proposals: proposals.flatMap((item) => proposalItem.safeParse(item).data ?? []),
      ballots: ballots.map((item) => ballotItem.parse(item)),
    };
  } finally {
    client.destroy();
  }
}
