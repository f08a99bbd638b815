import { useLineage } from '../../api/projects.ts';
import { langOf } from '../../components/lang.ts';
import { Section } from '../../components/page.tsx';
import { ProjectCard } from '../../components/project-card.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import styles from './lineage.module.css';

/** What a proposal has turned into: its groups, and the projects drawn from it. Nothing where there is none yet. */
export function LineageOf({ number }: { number: number }) {
  const { t, textOf, language } = useI18n();
  const { data } = useLineage(number);
  if (!data || (data.tendencies.length === 0 && data.projects.length === 0)) return null;
  return (
    <Section title={t('proposal.lineage')}>
      <ol class={styles.line}>
        {data.tendencies.map(({ id, name }) => (
          <li key={id} class={styles.step}>
            <p lang={langOf(name, language)}>{t('proposal.lineage.tendency', { name: textOf(name) })}</p>
          </li>
        ))}
        {data.projects.map((project) => (
          <li key={project.id} class={styles.step}>
            <ProjectCard project={project} />
          </li>
        ))}
      </ol>
    </Section>
  );
}
