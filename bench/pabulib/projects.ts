import { PabulibError } from './error.ts';
import { type Row, records, type Section } from './sections.ts';
import { amount, wholeNumber } from './values.ts';

export interface PabulibProject {
  readonly id: string;
  readonly line: number;
  readonly name: string;
  readonly description: string;
  readonly cost: number;
  readonly category: string;
  readonly district: string;
  /** The file's own count of votes; null when it has no such column. */
  readonly votes: number | null;
  /** Its points less those against it, where votes have points; null when the file has no such column. */
  readonly score: number | null;
  /** Whether the file says that it won (1 in its column `selected`); null when it has no such column. */
  readonly selected: boolean | null;
}

export function readProjects(section: Section): PabulibProject[] {
  const lines = new Map<string, number>();
  const has = headerHas(section.header);
  return records(section, ['project_id', 'cost']).map(({ line, get }) => {
    const id = get('project_id');
    if (id === '') throw new PabulibError(line, 'project_id', 'the id is empty');
    if (id.includes(','))
      throw new PabulibError(line, 'project_id', `"${id}" holds a comma, which separates ids in votes`);
    const earlier = lines.get(id);
    if (earlier !== undefined) throw new PabulibError(line, 'project_id', `"${id}" is already on line ${earlier}`);
    lines.set(id, line);
    return {
      id,
      line,
      name: get('name'),
      description: get('description'),
      cost: amount(get('cost'), line),
      category: get('category'),
      district: get('district'),
      votes: has('votes') ? wholeNumber(get('votes'), line, 'votes') : null,
      score: has('score') && /^-?\d+$/.test(get('score')) ? Number(get('score')) : null,
      selected: has('selected') ? wholeNumber(get('selected'), line, 'selected') === 1 : null,
    };
  });
}

function headerHas(header: Row): (column: string) => boolean {
  const columns = new Set(header.cells.map((cell) => cell.trim()));
  return (column) => columns.has(column);
}
