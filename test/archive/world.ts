import { createHmac } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { Logger } from '@aws-lambda-powertools/logger';
import { type ArchiveEvent, type ArchiveParts, archiveCampaign } from '../../functions/archive/handler.ts';
import type { Comment } from '../../functions/core/comment.ts';
import { saltOf } from '../../functions/core/commitment.ts';
import type { Project } from '../../functions/core/project.ts';
import type { Proposal } from '../../functions/core/proposal.ts';
import { NoSecretError } from '../../functions/core/voter-secret.ts';
import type { CampaignFile } from '../../functions/http/campaign-file.ts';
import { DeployedCampaigns } from '../../functions/http/deployed-campaigns.ts';
import { Archives } from '../../functions/stores/archives.ts';
import { castBallots } from '../../functions/stores/cast-ballots.ts';
import { commentItemOf } from '../../functions/stores/comment-items.ts';
import { projectKey } from '../../functions/stores/project-items.ts';
import { Projects } from '../../functions/stores/projects.ts';
import { itemOf } from '../../functions/stores/proposal-items.ts';
import { PublicWords } from '../../functions/stores/public-words.ts';
import { deriveSigningKey } from '../../functions/stores/signing-keys.ts';
import { AFTER, RecountWorld } from '../recount/world.ts';
import { campaignFile } from '../support/campaign-files.ts';
import type { TestDatabase } from '../support/database.ts';

export const SECRET = 'the secret of the campaign';
export const SIGNING = 'the signing secret';
export const HOST = 'ideas.example.org';
const AT = Date.parse('2024-03-05T10:00:00Z');

export const hmac = (key: string, bytes: Uint8Array) => createHmac('sha256', key).update(bytes).digest();

/** The bucket as a folder, with what was put into it in order. */
class FolderBucket {
  readonly folder: string;
  readonly puts: string[] = [];

  constructor(folder: string) {
    this.folder = folder;
  }

  async putFile(folder: string, path: string, { name }: { name: string }): Promise<void> {
    await copyFile(path, await this.#place(`${folder}${name}`));
  }

  async putBytes(folder: string, content: Uint8Array, { name }: { name: string }): Promise<void> {
    await writeFile(await this.#place(`${folder}${name}`), content);
  }

  async putCurrent(key: string, json: string): Promise<void> {
    await writeFile(await this.#place(key), json);
  }

  async *lines(key: string): AsyncGenerator<string> {
    for (const line of readFileSync(join(this.folder, key), 'utf8').trimEnd().split('\r\n')) yield line;
  }

  async #place(key: string): Promise<string> {
    this.puts.push(key);
    await mkdir(dirname(join(this.folder, key)), { recursive: true });
    return join(this.folder, key);
  }
}

/** A campaign whose ballots are counted, with all that can be published of it. */
export class ArchiveWorld extends RecountWorld {
  readonly bucket: FolderBucket;
  readonly archives: Archives;
  readonly events: ArchiveEvent[] = [];
  readonly source: object;
  secret: string | null = SECRET;
  readonly #tables: TestDatabase;

  private constructor(database: TestDatabase, last: number, changes: Partial<CampaignFile>, folder: string) {
    super(database, last, changes);
    this.#tables = database;
    this.source = { $schema: './campaign.schema.json', ...campaignFile({ id: this.id, ...changes }) };
    this.bucket = new FolderBucket(folder);
    this.archives = new Archives(database.client, database.tables.campaigns);
  }

  static async open(database: TestDatabase, last: number, changes: Partial<CampaignFile> = {}): Promise<ArchiveWorld> {
    const folder = await mkdtemp(join(tmpdir(), 'reinventons-archive-'));
    mkdirSync(join(folder, 'open-data'));
    return new ArchiveWorld(database, last, changes, folder);
  }

  remove(): void {
    rmSync(this.bucket.folder, { recursive: true, force: true });
  }

  async propose(number: number, changes: Partial<Proposal> = {}): Promise<void> {
    const { answer, ...proposal } = {
      number,
      title: `Idea ${number}`,
      summary: 'In short',
      text: '',
      format: 'plain' as const,
      theme: 'green',
      district: null,
      author: 'Anna Author',
      language: 'en' as const,
      status: 'published' as const,
      createdAt: AT,
      changedAt: AT,
      revision: 1,
      place: null,
      ...changes,
    };
    await this.put('proposals', {
      ...itemOf(this.id, proposal, 'author-key'),
      ...(proposal.cost !== undefined && { costedIn: this.id }),
      ...(answer && {
        answeredIn: this.id,
        answeredAt: new Date(answer.at).toISOString(),
        answerKind: answer.kind,
        answer: { text: answer.text, project: answer.project, missing: answer.missing },
      }),
    });
  }

  async comment(number: number, id: string, changes: Partial<Comment> = {}): Promise<void> {
    const comment: Comment = {
      number,
      id,
      replyTo: null,
      voice: 'citizen',
      status: 'visible',
      text: 'Well said',
      side: 'for',
      author: 'Carla Commenter',
      language: 'en',
      hidden: null,
      replies: 0,
      createdAt: AT,
      revision: 1,
      ...changes,
    };
    await this.put('comments', commentItemOf(this.id, comment, 'author-key'));
  }

  async undertake(project: Project): Promise<void> {
    await this.put('campaigns', { ...projectKey(this.id, project.id), ...project });
  }

  parts(changes: Partial<ArchiveParts> = {}): ArchiveParts {
    const { client, tables } = this.#tables;
    return {
      campaigns: new DeployedCampaigns([this.campaign]),
      results: this.results,
      states: this.states,
      publishedAt: async () => null,
      archives: this.archives,
      words: new PublicWords(client, tables),
      projects: new Projects(client, tables.campaigns),
      // Pages of two, so that there are several.
      cast: (campaign, segment, segments) =>
        castBallots(client, tables.ballots, { campaign, segment, segments, limit: 2 }),
      voterKeys: {
        saltsOf: async (campaign) => {
          const { secret } = this;
          if (secret === null) throw new NoSecretError(`Campaign ${campaign} has no secret`);
          return (voterKey) => (number, choice) => saltOf({ secret, voterKey, number, choice }, hmac);
        },
      },
      signingKeys: { keyFor: async (purpose) => deriveSigningKey(SIGNING, purpose) },
      bucket: this.bucket,
      host: HOST,
      sourceOf: () => this.source,
      verifier: new Map([
        ['verify.html', '<!doctype html>'],
        ['verify.mjs', ''],
      ]),
      goOn: async (event) => void this.events.push(event),
      now: Date.now,
      logger: new Logger({ serviceName: 'archive', logLevel: 'SILENT' }),
      ...changes,
    };
  }

  archive(event: Partial<ArchiveEvent> = {}, changes: Partial<ArchiveParts> = {}, minutes = 15, request = 'one') {
    const context = { awsRequestId: request, getRemainingTimeInMillis: () => minutes * 60_000 };
    return archiveCampaign(this.parts(changes))({ campaign: this.id, at: AFTER, ...event }, context);
  }

  read(name: string, version = 1): Buffer {
    return readFileSync(join(this.bucket.folder, 'open-data', this.id, `${version}`, name));
  }

  text(name: string, version = 1): string {
    return this.read(name, version).toString();
  }

  /** Names of a version's files. */
  async names(version = 1): Promise<string[]> {
    const folder = join(this.bucket.folder, 'open-data', this.id, `${version}`);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
  }
}
