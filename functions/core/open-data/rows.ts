import type { Answer } from '../answer.ts';
import type { Language } from '../campaign.ts';
import type { Comment } from '../comment.ts';
import type { Project } from '../project.ts';
import type { Proposal } from '../proposal.ts';
import type { ProposalResult } from '../result.ts';
import { type Cell, translatedCells } from './columns.ts';

// Cells in the order of the columns in tables.ts. Names that citizens have given themselves are in none of them: what is
// published here can be copied by anybody for good, and they may want theirs taken back.

const iso = (at: number) => new Date(at).toISOString();

export function proposalRow(proposal: Proposal): Cell[] {
  const { number, title, summary, text, format, theme, district, language, createdAt, changedAt, place } = proposal;
  return [
    number,
    title,
    summary,
    text,
    format,
    theme,
    district,
    language,
    iso(createdAt),
    iso(changedAt),
    proposal.cost ?? null,
    place?.latitude ?? null,
    place?.longitude ?? null,
    place?.label ?? null,
  ];
}

export function answerRow(number: number, { kind, at, project, text }: Answer, languages: readonly Language[]): Cell[] {
  return [number, kind, iso(at), project, ...translatedCells(text, languages)];
}

/** `sources`: numbers of the proposals that it stands on. */
export function projectRow(project: Project, sources: readonly number[], languages: readonly Language[]): Cell[] {
  const { id, title, text, theme, district, cost, unit, state, reason, promise, createdAt, changedAt } = project;
  return [
    id,
    ...translatedCells(title, languages),
    ...translatedCells(text, languages),
    theme,
    district,
    cost,
    unit,
    state,
    ...translatedCells(reason, languages),
    promise?.due ?? null,
    promise?.reachedOn ?? null,
    sources.join(' '),
    iso(createdAt),
    iso(changedAt),
  ];
}

export function commentRow(comment: Comment): Cell[] {
  const { number, id, replyTo, voice, side, language, createdAt, text } = comment;
  return [number, id, replyTo, voice, side, language, iso(createdAt), text];
}

export function totalRow(result: ProposalResult, selected: boolean): Cell[] {
  return [result.number, result.for, result.against, result.annulled, result.rank, selected ? 1 : 0];
}
