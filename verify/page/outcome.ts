import type { Language } from '../../functions/core/campaign.ts';
import type { Finding } from '../findings.ts';
import { fill, sentenceOf, verdictOf, WORDS } from '../sentence.ts';
import { element } from './element.ts';
import type { Told } from './protocol.ts';
import { PAGE_WORDS } from './words.ts';

export type Outcome = Exclude<Told, { readonly kind: 'read' }>;

/** The lower half of the page: how far a check is, and what it found. */
export class OutcomeView {
  readonly #section = element('outcome', HTMLElement);
  readonly #working = element('working', HTMLElement);
  readonly #progress = element('progress', HTMLProgressElement);
  readonly #verdict = element('verdict', HTMLParagraphElement);
  readonly #about = element('about', HTMLParagraphElement);
  readonly #findings = element('findings', HTMLUListElement);

  /** `part`: from 0 to 1. */
  showWorking(part: number): void {
    this.#section.hidden = false;
    this.#working.hidden = false;
    this.#progress.value = part;
    this.#verdict.hidden = true;
    this.#clear();
  }

  show(outcome: Outcome, language: Language): void {
    this.#working.hidden = true;
    this.#verdict.hidden = false;
    this.#clear();
    this.#verdict.className = `verdict ${kindOf(outcome)}`;
    this.#verdict.textContent = verdictText(outcome, language);
    if (outcome.kind !== 'report') return;
    const { campaign, version, findings } = outcome.report;
    const named = { campaign: campaign ?? '?', version: version ?? '?' };
    this.#about.textContent = fill(WORDS[language].frame.archive, named, language);
    this.#findings.append(...inOrder(findings).map((finding) => itemOf(finding, language)));
  }

  focus(): void {
    this.#verdict.focus();
  }

  #clear(): void {
    this.#about.textContent = '';
    this.#findings.replaceChildren();
  }
}

function kindOf(outcome: Outcome): Finding['kind'] {
  if (outcome.kind !== 'report') return 'unchecked';
  return outcome.report.holds ? 'holds' : 'wrong';
}

function verdictText(outcome: Outcome, language: Language): string {
  switch (outcome.kind) {
    case 'report':
      return verdictOf(outcome.report.findings, language);
    case 'unusable':
      return fill(WORDS[language].sentences[outcome.code], outcome.values, language);
    case 'failed':
      return fill(PAGE_WORDS[language].failed, { reason: outcome.reason }, language);
  }
}

const ORDER = { wrong: 0, unchecked: 1, holds: 2 } as const satisfies Record<Finding['kind'], number>;

/** What is wrong first: nobody should have to look for it. */
function inOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((one, other) => ORDER[one.kind] - ORDER[other.kind]);
}

function itemOf(finding: Finding, language: Language): HTMLLIElement {
  const item = document.createElement('li');
  item.className = finding.kind;
  const kind = document.createElement('span');
  kind.className = 'kind';
  kind.textContent = WORDS[language].frame[finding.kind];
  const sentence = document.createElement('span');
  sentence.textContent = sentenceOf(finding, language);
  item.append(kind, sentence);
  return item;
}
