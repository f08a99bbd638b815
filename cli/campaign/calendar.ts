import type { CampaignFile } from '../../functions/http/campaign-file.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Before voting opens, so that there is time to look at what was handed in. */
const IDEATION_DAYS = 60;
const ANALYSIS_DAYS = 60;
/** Where the file names no days. */
const USUAL = { begin: Date.UTC(2024, 1, 1), end: Date.UTC(2024, 1, 29) };

/** `dd.mm.yyyy` or `yyyy`, as the format has it; the year stands for its first or its last day. Null for another text. */
function dayOf(text: string, yearsDay: readonly [month: number, day: number]): number | null {
  const [, day, month, year] = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text) ?? [];
  if (day !== undefined) return Date.UTC(Number(year), Number(month) - 1, Number(day));
  return /^\d{4}$/.test(text) ? Date.UTC(Number(text), yearsDay[0] - 1, yearsDay[1]) : null;
}

const iso = (day: number) => new Date(day).toISOString().slice(0, 'YYYY-MM-DD'.length);

/** Voting on the days that META names, both of them included; the other phases around it. */
export function phasesOf(meta: ReadonlyMap<string, string>): CampaignFile['phases'] {
  const begin = dayOf(meta.get('date_begin') ?? '', [1, 1]) ?? USUAL.begin;
  const end = dayOf(meta.get('date_end') ?? '', [12, 31]) ?? (begin === USUAL.begin ? USUAL.end : begin);
  const opens = iso(begin);
  const closes = iso(Math.max(begin, end) + DAY);
  const followUp = iso(Math.max(begin, end) + (1 + ANALYSIS_DAYS) * DAY);
  return {
    ideation: { opens: iso(begin - IDEATION_DAYS * DAY), closes: opens },
    voting: { opens, closes },
    analysis: { opens: closes, closes: followUp },
    'follow-up': { opens: followUp },
  };
}
