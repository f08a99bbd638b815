import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Tick } from '../components/field.tsx';
import styles from './desk.module.css';
import { useShortcutsSwitch } from './shortcuts.ts';
import { useDesk } from './use-words.tsx';

/** All single keys that act on the page, and the switch that turns them off. */
export function ShortcutsHelp({
  open,
  onClose,
  keys,
}: {
  open: boolean;
  onClose: () => void;
  keys: readonly (readonly [key: string, what: string])[];
}) {
  const { d, t } = useDesk();
  const [on, turn] = useShortcutsSwitch();
  return (
    <Dialog
      open={open}
      title={d('keys.title')}
      closeLabel={t('common.close')}
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('common.close')}</Button>}
    >
      <dl class={styles.keys}>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd class={styles.key}>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p class={styles.soft}>{d('keys.when')}</p>
      <Tick label={d('keys.on')} checked={on} onChange={turn} />
    </Dialog>
  );
}
