import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import styles from './button.module.css';

export type ButtonLook = 'main' | 'plain' | 'quiet' | 'danger';

interface Look {
  /** `main`: what the page is for; one a view. `plain`: other actions. `quiet`: a text that acts. `danger`: for good. */
  look?: ButtonLook;
  small?: boolean;
  icon?: ComponentChildren;
  /** Takes the whole width. */
  wide?: boolean;
  /** A quiet one whose words stand in line with what is above and below it. */
  flush?: boolean;
}

function classOf({ look = 'plain', small, wide, flush }: Look, more: string | undefined): string {
  const own = [styles.button, styles[look], small && styles.small, wide && styles.wide, flush && styles.flush];
  return [...own, more].filter(Boolean).join(' ');
}

export interface ButtonProps extends Omit<ButtonHTMLAttributes, 'icon' | 'class'>, Look {
  class?: string | undefined;
  /** Work goes on: it stays focusable, says so, and does not act twice. */
  busy?: boolean;
  children?: ComponentChildren;
}

/** A button. Disabled ones keep their focus (`aria-disabled`), so that a reader can learn why. */
export function Button({ look, small, icon, wide, flush, busy, class: more, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      class={classOf({ look, small, wide, flush }, more)}
      aria-busy={busy ? 'true' : undefined}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
    >
      {busy ? <span class={styles.spinner} aria-hidden="true" /> : icon}
      {children !== undefined && <span>{children}</span>}
    </button>
  );
}

export interface LinkButtonProps extends Look {
  href: string;
  download?: boolean | string;
  /** Says that the target is another language's or another place's, as `rel` does. */
  rel?: string;
  target?: string;
  class?: string | undefined;
  children?: ComponentChildren;
}

/** A link that looks like a button: it leads somewhere. */
export function LinkButton({ look, small, icon, wide, flush, class: more, children, ...rest }: LinkButtonProps) {
  return (
    <a {...rest} class={classOf({ look, small, wide, flush }, more)}>
      {icon}
      <span>{children}</span>
    </a>
  );
}

/** A button that shows an icon alone; `label` is read aloud and shown as a hint. */
export function IconButton({
  label,
  icon,
  ...rest
}: Omit<ButtonProps, 'children' | 'icon' | 'label'> & { label: string; icon: ComponentChildren }) {
  return <Button look="quiet" {...rest} class={styles.icon} icon={icon} aria-label={label} title={label} />;
}
