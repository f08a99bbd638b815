import { type GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { PACKED_FROM } from '../../functions/core/packing.ts';
import { parseCampaign } from '../../functions/http/campaign-file.ts';
import { DeployedCampaigns } from '../../functions/http/deployed-campaigns.ts';
import { type Lists, packLists } from '../../functions/pack-lists/handler.ts';
import { answeredSince } from '../../functions/stores/answers.ts';
import { Catalogue } from '../../functions/stores/catalogue.ts';
import { lastChange } from '../../functions/stores/last-change.ts';
import { Marks } from '../../functions/stores/marks.ts';
import { packedLists } from '../../functions/stores/packed-lists.ts';
import { Packs } from '../../functions/stores/packs.ts';
import { Places, placedSince } from '../../functions/stores/places.ts';
import { Proposals } from '../../functions/stores/proposals.ts';
import { campaignFile } from '../support/campaign-files.ts';
import type { TestDatabase } from '../support/database.ts';

/** Objects in memory, as S3 would give them. */
class Objects {
  readonly content = new Map<string, Uint8Array>();
  written: string[] = [];

  async send(command: unknown) {
    if (command instanceof PutObjectCommand) {
      const { Key = '', Body } = command.input;
      this.content.set(Key, Buffer.from(Body as Uint8Array | string));
      this.written.push(Key.split('/').at(-1) ?? '');
      return {};
    }
    const { Key = '' } = (command as GetObjectCommand).input;
    const bytes = this.content.get(Key);
    if (!bytes) throw new NoSuchKey({ message: Key, $metadata: {} });
    return { Body: { transformToByteArray: async () => bytes } };
  }
}

/** What an execution environment has in memory of one campaign. */
export interface Seen {
  readonly published: unknown[];
  readonly found: number[];
  /** Number, kind and instant of each. */
  readonly answers: readonly (readonly [number, string, number])[];
  /** The numbers of public proposals with a place. */
  readonly placed: number[];
  /** How many summaries were read from the index. */
  readonly read: number;
}

/** A campaign's proposals on the embedded engine, its packs in memory. */
export class PackingWorld {
  readonly campaign;
  readonly objects = new Objects();
  readonly packs;
  readonly proposals;
  readonly unreadable: string[] = [];
  last = PACKED_FROM;
  readonly #database: TestDatabase;
  #packing;

  constructor(database: TestDatabase, id: string) {
    this.#database = database;
    this.campaign = parseCampaign(campaignFile({ id }), id);
    this.packs = new Packs(this.objects as unknown as S3Client, 'lists');
    this.proposals = new Proposals(database.client, database.tables);
    this.#packing = this.#environment();
  }

  #answered(since: number) {
    return answeredSince(this.#database.client, this.#database.tables.proposals, this.campaign.id, since);
  }

  #placed(since: number) {
    return placedSince(this.#database.client, this.#database.tables.proposals, this.campaign.id, since);
  }

  #environment() {
    const { client, tables } = this.#database;
    const lists: Lists = {
      catalogue: new Catalogue(this.campaign, (id, since) => this.proposals.changedSince(id, since)),
      marks: [
        { name: 'answers', publicOnly: false, list: new Marks((since) => this.#answered(since)) },
        { name: 'places', publicOnly: true, list: new Marks((since) => this.#placed(since)) },
      ],
    };
    return packLists({
      campaigns: new DeployedCampaigns([this.campaign]),
      packs: this.packs,
      lastChange: (id) => lastChange(client, tables.proposals, id),
      listsOf: () => lists,
    });
  }

  /** `anew`: in an execution environment that has read nothing yet. The names of the objects that it wrote. */
  async pack(at: number, anew = false): Promise<string[]> {
    if (anew) this.#packing = this.#environment();
    this.objects.written = [];
    await this.#packing({ campaign: this.campaign.id, at: new Date(at).toISOString() });
    return this.objects.written;
  }

  /** What a new execution environment answers with, `packed` or out of the table alone. */
  async look(at: number, words: string, packed: boolean): Promise<Seen> {
    const lists = packedLists({
      open: async () => this.packs,
      lastNumber: async () => (packed ? this.last : 0),
      unreadable: (_, name) => void this.unreadable.push(name),
    });
    let read = 0;
    const { proposals, campaign } = this;
    const catalogue = lists.catalogue(campaign, async function* (since) {
      for await (const page of proposals.changedSince(campaign.id, since)) {
        read += page.length;
        yield page;
      }
    });
    const marks = new Marks(lists.answers(campaign, (since) => this.#answered(since)));
    const places = new Places(lists.places(campaign, (since) => this.#placed(since)));
    await Promise.all([catalogue.refresh(at), places.refresh(at)]);
    await catalogue.openSearch();
    const numbers = catalogue.published().map(({ number }) => number);
    return {
      placed: numbers.filter((number) => places.of(number)).toSorted((one, other) => one - other),
      published: catalogue.published().toSorted((one, other) => one.number - other.number),
      found: [...catalogue.scores(words).keys()].toSorted((one, other) => one - other),
      answers: [...(await marks.refresh(at)).values()]
        .map((mark) => [mark.number, mark.kind, mark.at] as const)
        .toSorted(([one], [other]) => one - other),
      read,
    };
  }
}
