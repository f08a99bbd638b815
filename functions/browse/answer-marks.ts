import type { AnsweredProposal } from '../stores/answer-items.ts';
import { Marks } from '../stores/marks.ts';

/** Which proposals of one campaign are answered. */
export class AnswerMarks extends Marks<AnsweredProposal> {}
