import type { Campaign, Language } from '../core/campaign.ts';
import type { Project } from '../core/project.ts';
import { promisesOf, WHOLE } from '../core/promises.ts';
import { stableId } from './atom.ts';
import { DUE, inLanguage, PHASE_NAMES } from './feed-words.ts';
import type { CalendarEvent } from './icalendar.ts';

function uid(...parts: readonly string[]): string {
  return stableId('calendar', ...parts).slice('urn:uuid:'.length);
}

export function phaseEvents(campaign: Campaign, language: Language): CalendarEvent[] {
  const name = inLanguage(campaign, campaign.name, language);
  return campaign.phases.map(({ phase, opens, closes }) => ({
    uid: uid(campaign.id, 'phase', phase),
    summary: `${name}: ${PHASE_NAMES[phase][language]}`,
    description: '',
    // The dates are frozen with the rules; nothing tells when they were written.
    changedAt: opens,
    sequence: 0,
    cancelled: false,
    starts: opens,
    ends: closes,
  }));
}

/** The due dates of a project and its milestones; what was dropped is cancelled where it was not kept. */
export function promiseEvents(campaign: Campaign, project: Project, language: Language): CalendarEvent[] {
  const title = inLanguage(campaign, project.title, language);
  return promisesOf(project).map(({ id, promise }) => {
    const milestone = project.milestones.find((one) => one.id === id);
    const what = id === WHOLE || !milestone ? DUE[language] : inLanguage(campaign, milestone.title, language);
    return {
      uid: uid(campaign.id, 'promise', project.id, id),
      summary: `${title}: ${what}`,
      description: promise.moves.map(({ from, to }) => `${from} → ${to}`).join('\n'),
      changedAt: project.changedAt,
      sequence: promise.moves.length,
      cancelled: project.state === 'dropped' && promise.reachedOn === null,
      day: promise.due,
    };
  });
}
