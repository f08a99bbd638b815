import { useState } from 'preact/hooks';
import { ANSWER_KINDS, type AnswerKind } from '../../../functions/core/answer.ts';
import type { Campaign } from '../api/campaigns.ts';
import { useProposal } from '../api/proposals.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Choices, Select } from '../components/field.tsx';
import { Notice } from '../components/states.tsx';
import { toast } from '../components/toast.tsx';
import { useFormats } from '../i18n/use-i18n.tsx';
import { type AnswersGiven, useAnswer } from './api/answers.ts';
import { useAllProjects } from './api/projects.ts';
import styles from './desk.module.css';
import { DeskFailed } from './desk-failed.tsx';
import { DraftFound } from './draft-found.tsx';
import { useKept } from './kept.ts';
import { hasFields, isOneOf, isText } from './shape.ts';
import { isTexts, type Texts, writtenOf } from './texts.ts';
import { TextsField } from './texts-field.tsx';
import { useFirstField } from './use-first-field.ts';
import { useDesk } from './use-words.tsx';

/** Characters of an answer in each language. */
const MOST = 4_000;

export interface Answerable {
  readonly number: number;
  readonly title: string;
  readonly revision: number;
}

interface Writing {
  readonly kind: AnswerKind;
  readonly texts: Texts;
  /** Empty: none. */
  readonly project: string;
}

const isWriting = hasFields<Writing>({ kind: isOneOf(ANSWER_KINDS), texts: isTexts, project: isText });

type Refused = AnswersGiven['refused'][number];

/** Codes that one of several proposals may be refused with. */
const REFUSALS = ['revision-conflict', 'not-public', 'unknown-proposal', 'unknown-project'] as const;

function RefusedList({ refused }: { refused: readonly Refused[] }) {
  const { d, t } = useDesk();
  const why = (code: string) => {
    const known = REFUSALS.find((one) => one === code);
    return known === undefined ? code : d(`answers.refused.${known}`);
  };
  return (
    <Notice tone="bad" title={d('answers.refused', { count: refused.length })}>
      <ul>
        {refused.map(({ number, code }) => (
          <li key={number}>
            {t('proposal.number', { number: String(number) })}: {why(code)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** One answer to one proposal or to several: its kind, its words in the campaign's languages, the project it went into. */
export function AnswerDialog({
  campaign,
  proposals,
  onClose,
  onAnswered,
}: {
  campaign: Campaign;
  proposals: readonly Answerable[];
  onClose: () => void;
  /** The numbers that have the answer now. */
  onAnswered: (numbers: readonly number[]) => void;
}) {
  const { d, t, textOf } = useDesk();
  const { list } = useFormats();
  const projects = useAllProjects();
  const answer = useAnswer();
  const [tried, setTried] = useState(false);
  useFirstField();
  const [sole] = proposals.length === 1 ? proposals : [];
  const before = useProposal(sole?.number ?? proposals[0]?.number ?? 1);
  const given = sole ? (before.data?.answer ?? null) : null;
  // An answer that is given anew begins with the one that is there.
  const first: Writing =
    given === null
      ? { kind: 'accepted', texts: {}, project: '' }
      : { kind: given.kind, texts: given.text, project: given.project ?? '' };
  const kept = useKept(sole ? `answer.${sole.number}` : 'answer.several', first, isWriting);
  const { kind, texts, project } = kept.value;
  const change = (part: Partial<Writing>) => kept.set({ ...kept.value, ...part });
  const [main] = campaign.languages;
  const missing = main !== undefined && (texts[main] ?? '').trim() === '';
  const refused = answer.data?.refused ?? [];
  const send = () => {
    setTried(true);
    if (missing) return;
    // The newest revision that was seen: the list may be older than the proposal that was opened.
    const seen = proposals.map(({ number, revision }) => ({
      number,
      revision: number === before.data?.number ? Math.max(revision, before.data.revision) : revision,
    }));
    const body = { proposals: seen, kind, text: writtenOf(texts), project: project === '' ? null : project };
    answer.mutate(body, {
      onSuccess: ({ answered, refused: others }) => {
        onAnswered(answered.map(({ number }) => number));
        if (answered.length > 0) toast(d('answers.done', { count: answered.length }));
        if (others.length > 0) return;
        kept.forget();
        onClose();
      },
    });
  };
  return (
    <Dialog
      open
      title={sole ? d('answers.one', { number: String(sole.number) }) : d('answers.many', { count: proposals.length })}
      closeLabel={t('common.close')}
      onClose={onClose}
      actions={
        <>
          <Button look="main" busy={answer.isPending} onClick={send}>
            {d('answers.send')}
          </Button>
          <Button onClick={onClose}>{t(answer.data ? 'common.close' : 'common.cancel')}</Button>
        </>
      }
    >
      <p class={styles.soft}>{sole ? sole.title : list(proposals.map(({ number }) => String(number)))}</p>
      <DraftFound kept={kept} />
      {given !== null && <Notice>{d('answers.again')}</Notice>}
      <Choices
        label={d('answers.kind')}
        name="answer-kind"
        value={kind}
        options={ANSWER_KINDS.map((value) => ({ value, label: t(`answer.${value}`) }))}
        onChange={(value) => change({ kind: value })}
      />
      <TextsField
        label={d('answers.text')}
        hint={d('answers.text.hint')}
        languages={campaign.languages}
        texts={texts}
        most={MOST}
        lines
        error={tried && missing ? d('texts.missing') : null}
        onChange={(value) => change({ texts: value })}
      />
      <Select
        label={d('answers.project')}
        value={project}
        options={[
          { value: '', label: d('answers.noProject') },
          ...(projects.data ?? []).map(({ id, title }) => ({ value: id, label: textOf(title) })),
        ]}
        onChange={(value) => change({ project: value })}
      />
      {refused.length > 0 && <RefusedList refused={refused} />}
      {answer.error && <DeskFailed error={answer.error} />}
    </Dialog>
  );
}
