import { Component, type ComponentChildren, createElement, type FunctionComponent } from 'preact';

/** The component, drawn again only where one of its properties is another one than before. */
export function memo<Props extends object>(drawn: FunctionComponent<Props>) {
  return class extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      const before = new Map<string, unknown>(Object.entries(this.props));
      const now = Object.entries(next);
      return before.size !== now.length || now.some(([name, value]) => !Object.is(before.get(name), value));
    }

    override render(): ComponentChildren {
      return createElement(drawn, this.props);
    }
  };
}
