import type { CommentRules } from './comment.ts';
import type { Eligibility } from './eligibility.ts';
import type { CampaignMap, LatLon } from './place.ts';
import type { SelectionRule } from './selection/rule.ts';

/** An instant, in milliseconds since 1970-01-01T00:00:00Z. Time enters the rules as a parameter, never from a clock. */
export type Instant = number;

export const PHASES = ['ideation', 'voting', 'analysis', 'follow-up'] as const;
export type Phase = (typeof PHASES)[number];

export const LANGUAGES = ['fr', 'nl', 'de', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in each of the campaign's languages. */
export type Translated = Readonly<Partial<Record<Language, string>>>;

export const CHOICES = ['for', 'against'] as const;
export type Choice = (typeof CHOICES)[number];

/** A half-open interval: `opens` belongs to it, `closes` does not. A phase without an end has `closes: null`. */
export interface PhaseInterval {
  readonly phase: Phase;
  readonly opens: Instant;
  readonly closes: Instant | null;
}

export interface Theme {
  readonly id: string;
  readonly name: Translated;
}

export interface District {
  readonly id: string;
  readonly name: Translated;
  /** The id of the larger district that this one lies in: a quartier's section. */
  readonly within: string | null;
  /** About where its name stands on a map; null where the file does not say. */
  readonly centre: LatLon | null;
}

/** How long what ties citizens to a campaign is kept once its voting has closed. Days are of 24 hours. */
export interface Retention {
  /** Until then results can be appealed against, and the key that links ballots to citizens is not destroyed. */
  readonly appealDays: number;
  /** When the sweep destroys that key; null: only an operator does, by a command. */
  readonly unlinkAfterDays: number | null;
}

/** How winners follow from the result, and other rules whose outcome is published beside it. */
export type Selection = SelectionRule & { readonly whatIf?: SelectionRule[] | undefined };

/** What stands beside the data that are published with the result. */
export interface OpenDataTerms {
  /** Who publishes; null: the campaign's name stands for them. */
  readonly publisher: string | null;
  /** Address of the licence. */
  readonly licence: string;
  /** English name of the country. */
  readonly country: string;
}

/** One round of participation, as its file describes it, with every date resolved to an instant. */
export interface Campaign {
  readonly id: string;
  readonly name: Translated;
  readonly description: Translated;
  readonly languages: readonly Language[];
  /** IANA name, such as `Europe/Brussels`. */
  readonly timeZone: string;
  /** ISO 4217, such as `EUR`. Costs and budgets are whole units of it. */
  readonly currency: string;
  /** In order of time, without overlaps. */
  readonly phases: readonly PhaseInterval[];
  readonly themes: readonly Theme[];
  readonly districts: readonly District[];
  /** Where proposals can lie; null: this campaign's proposals have no places. */
  readonly places: CampaignMap | null;
  /** `post`: a proposal is public at once. `pre`: only after a moderator's decision. */
  readonly moderation: 'post' | 'pre';
  /** So many reports take a proposal off until a moderator has looked; null: none do. Not while voting is open. */
  readonly holdAfterReports: number | null;
  /** The most proposals that one citizen may hand in; null where there is no limit. */
  readonly maxProposals: number | null;
  readonly comments: CommentRules;
  /** Whether a firewall asks addresses that send much to this campaign for a CAPTCHA. */
  readonly captcha: boolean;
  /** Whether votes are answered with signed receipts, and citizens can show after closing which votes were theirs. */
  readonly receipts: boolean;
  readonly openData: OpenDataTerms;
  readonly eligibility: Eligibility;
  readonly retention: Retention;
  readonly voting: {
    readonly choices: readonly Choice[];
    /** The most choices one ballot may hold; null where there is no cap. */
    readonly maxChoices: number | null;
    /** `live`: the tally is public while voting is open. `after`: only once voting has closed. */
    readonly counts: 'live' | 'after';
    /** `at-closing`: the result is public once it is counted. `on-publication`: once it is published. */
    readonly results: 'at-closing' | 'on-publication';
  };
  readonly selection: Selection;
  /** SHA-256 (hex) over the file's canonical JSON (RFC 8785): what is frozen when voting opens. */
  readonly rulesHash: string;
}
