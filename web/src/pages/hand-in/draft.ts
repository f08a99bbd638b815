import { useEffect, useState } from 'preact/hooks';
import { PROPOSAL_LIMITS } from '../../../../functions/core/limits.ts';
import type { Campaign } from '../../api/campaigns.ts';
import type { Schemas } from '../../api/client.ts';
import type { ProposalDraft } from '../../api/proposals.ts';
import { readDevice, readDeviceJson, writeDevice } from '../../device.ts';
import { type Language, languageNamed } from '../../i18n/languages.ts';

export interface DraftPlace {
  /** Degrees (WGS 84). */
  readonly latitude: number;
  readonly longitude: number;
  /** Empty: it has no name. */
  readonly label: string;
}

/** What is written so far; `theme` is empty until one is chosen. */
export interface Draft {
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly theme: string;
  /** Empty: the whole city. */
  readonly district: string;
  readonly author: string;
  readonly language: Language;
  /** null: none. Drafts from before there were places have none. */
  readonly place?: DraftPlace | null;
  /** The same with every try to send it, so that one proposal comes of it. */
  readonly idempotencyKey: string;
}

export type DraftField = 'title' | 'summary' | 'text' | 'theme' | 'author';

/** Why a field cannot be sent: too short or too long, and by how much; or nothing written or chosen. */
export type Fault =
  | { readonly kind: 'short'; readonly least: number }
  | { readonly kind: 'long'; readonly by: number }
  | { readonly kind: 'empty' | 'missing' };

export const NAME_KEY = 'name';
const keyOf = (campaign: string) => `draft.${campaign}`;

export function emptyDraft(language: Language): Draft {
  const author = readDevice(NAME_KEY) ?? '';
  const idempotencyKey = crypto.randomUUID();
  return { title: '', summary: '', text: '', theme: '', district: '', author, language, idempotencyKey };
}

function isDraftPlace(value: unknown): value is DraftPlace {
  if (typeof value !== 'object' || value === null) return false;
  const { latitude, longitude, label } = { latitude: null, longitude: null, label: null, ...value };
  return typeof latitude === 'number' && typeof longitude === 'number' && typeof label === 'string';
}

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const fields = Object.entries(value);
  const names = ['title', 'summary', 'text', 'theme', 'district', 'author', 'language', 'idempotencyKey'];
  const found = new Map<string, unknown>(fields);
  const place = found.get('place') ?? null;
  return (
    (place === null || isDraftPlace(place)) &&
    names.every((name) => typeof found.get(name) === 'string') &&
    languageNamed(String(found.get('language'))) !== null
  );
}

export type OwnProposal = Schemas['OwnProposal'];

function draftOf({ title, summary, text, theme, district, author, language, place }: OwnProposal): Draft {
  const marked = place && { ...place, label: place.label ?? '' };
  return { ...emptyDraft(language), title, summary, text, theme, district: district ?? '', author, place: marked };
}

/** The draft, kept on this device until it is sent or deleted; one of a proposal that is edited is kept nowhere. */
export function useDraft(campaign: string, language: Language, edited: OwnProposal | null) {
  const [draft, setDraft] = useState<Draft>(() =>
    edited ? draftOf(edited) : (readDeviceJson(keyOf(campaign), isDraft) ?? emptyDraft(language)),
  );
  const written = draft.title !== '' || draft.summary !== '' || draft.text !== '' || !!draft.place;
  useEffect(() => {
    if (edited) return;
    writeDevice(keyOf(campaign), written ? JSON.stringify(draft) : null);
  }, [campaign, draft, written, edited]);
  return {
    draft,
    written,
    change: (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })),
    clear: () => setDraft(emptyDraft(language)),
  };
}

function lengthFault(text: string, { min, max }: { min: number; max: number }): Fault | null {
  const { length } = text.normalize('NFC').trim();
  if (length === 0 && min > 0) return { kind: 'empty' };
  if (length < min) return { kind: 'short', least: min };
  return length > max ? { kind: 'long', by: length - max } : null;
}

/** What has to be mended before it can be sent, by field; by the same limits as the platform's. */
export function faultsOf(draft: Draft, campaign: Campaign): ReadonlyMap<DraftField, Fault> {
  const faults = new Map<DraftField, Fault>();
  for (const field of ['title', 'summary', 'text', 'author'] as const) {
    const fault = lengthFault(draft[field], PROPOSAL_LIMITS[field]);
    if (fault) faults.set(field, fault);
  }
  if (!campaign.themes.some(({ id }) => id === draft.theme)) faults.set('theme', { kind: 'missing' });
  return faults;
}

export function bodyOf({ title, summary, text, theme, district, author, language, place }: Draft): ProposalDraft {
  const within = district === '' ? null : district;
  const marked = place ? { ...place, label: place.label.trim() || null } : null;
  return { title, summary, text, format: 'markdown', theme, district: within, author, language, place: marked };
}

/** A field's first fault that the platform named, from an answer's `errors`. */
export function isDraftField(pointer: string): pointer is `/${DraftField}` {
  return ['/title', '/summary', '/text', '/theme', '/author'].includes(pointer);
}
