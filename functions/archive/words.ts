import type { Campaign, Instant } from '../core/campaign.ts';
import { sourcesOf } from '../core/lineage.ts';
import type { ArchiveFile } from '../core/open-data/files.ts';
import { answerRow, commentRow, projectRow, proposalRow } from '../core/open-data/rows.ts';
import { tablesOf } from '../core/open-data/tables.ts';
import { PROJECT_LIMITS } from '../core/project.ts';
import { historyView, projectView } from '../http/project-view.ts';
import type { Projects } from '../stores/projects.ts';
import type { PublicWords } from '../stores/public-words.ts';
import { byColumn, type Place, TableDraft } from './publish.ts';

/** Proposals whose first page of comments is asked for at the same time. */
const SIDE_BY_SIDE = 16;

export interface WordsParts {
  readonly words: PublicWords;
  readonly projects: Projects;
}

/** Publishes what was written: proposals, answers, comments, projects. One page of each is in memory at a time. */
export async function publishWords(
  { words, projects }: WordsParts,
  place: Place,
  campaign: Campaign,
  at: Instant,
): Promise<ArchiveFile[]> {
  const { id, languages } = campaign;
  const tables = tablesOf(languages);
  const [proposals, answers, comments] = [
    await TableDraft.of(place, tables.proposals),
    await TableDraft.of(place, tables.answers),
    await TableDraft.of(place, tables.comments),
  ];
  for await (const page of words.proposals(id)) {
    for (const proposal of page) {
      const row = proposalRow(proposal);
      await proposals.add(row, byColumn(tables.proposals, row));
      const { number, answer } = proposal;
      if (!answer) continue;
      const { kind, project, text } = answer;
      const element = { number, kind, at: new Date(answer.at).toISOString(), project, text };
      await answers.add(answerRow(number, answer, languages), element);
    }
    for (let start = 0; start < page.length; start += SIDE_BY_SIDE) {
      const lists = page.slice(start, start + SIDE_BY_SIDE).map(({ number }) => words.comments(id, number));
      const begun = lists.map(async (list) => list.next());
      for (const [index, list] of lists.entries()) {
        for (let next = await begun[index]; next && !next.done; next = await list.next()) {
          for (const comment of next.value) {
            const row = commentRow(comment);
            await comments.add(row, byColumn(tables.comments, row));
          }
        }
      }
    }
  }
  return [
    ...(await proposals.publish(place)),
    ...(await answers.publish(place)),
    ...(await comments.publish(place)),
    ...(await publishProjects(projects, place, campaign, at)),
  ];
}

async function publishProjects(
  projects: Projects,
  place: Place,
  campaign: Campaign,
  at: Instant,
): Promise<ArchiveFile[]> {
  const draft = await TableDraft.of(place, tablesOf(campaign.languages).projects);
  const undertakings = await projects.all(campaign.id);
  for (const project of undertakings.projects) {
    const sources = sourcesOf(project, undertakings.tendencies);
    const { revision: _, campaign: __, ...view } = projectView(campaign, project, at);
    const history = await projects.history(campaign.id, project.id, PROJECT_LIMITS.updates * 2);
    const element = { ...view, sources, history: history.map(historyView) };
    await draft.add(projectRow(project, sources, campaign.languages), element);
  }
  return draft.publish(place);
}
