import { LANGUAGES, type Language } from '../../functions/core/campaign.ts';
import { fill } from '../sentence.ts';
import type { NamedFile } from './dropped-archive.ts';
import { element } from './element.ts';
import { filesDropped, filesOf } from './gather.ts';
import { type Outcome, OutcomeView } from './outcome.ts';
import type { Ask } from './protocol.ts';
import { startWorker } from './start-worker.ts';
import { PAGE_WORDS } from './words.ts';

/** Makes the page work; once it is there. */
export function showPage(): void {
  new Page().draw();
}

class Page {
  readonly #languages = element('language', HTMLSelectElement);
  readonly #drop = element('drop', HTMLElement);
  readonly #folder = element('folder', HTMLInputElement);
  readonly #loose = element('files', HTMLInputElement);
  readonly #chosen = element('chosen', HTMLParagraphElement);
  readonly #receipts = element('receipts', HTMLTextAreaElement);
  readonly #previous = element('previous', HTMLInputElement);
  readonly #key = element('key', HTMLInputElement);
  readonly #view = new OutcomeView();

  #language = preferredLanguage();
  #files: readonly NamedFile[] = [];
  /** Of the last check that ended. */
  #outcome: Outcome | null = null;
  /** Ends the check that is under way. */
  #stop: () => void = () => undefined;

  constructor() {
    this.#languages.addEventListener('change', () => {
      this.#language = LANGUAGES.find((known) => known === this.#languages.value) ?? this.#language;
      this.draw();
    });
    this.#folder.addEventListener('change', () => this.#choose(filesOf(this.#folder.files)));
    this.#loose.addEventListener('change', () => this.#choose(filesOf(this.#loose.files)));
    element('form', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      this.#check();
    });
    this.#takeDrops();
  }

  /** Writes everything in the language that is chosen. */
  draw(): void {
    const words = PAGE_WORDS[this.#language];
    document.documentElement.lang = this.#language;
    this.#languages.value = this.#language;
    for (const [word, text] of Object.entries(words)) {
      for (const node of document.querySelectorAll(`[data-words="${word}"]`)) node.textContent = text;
    }
    const count = this.#files.length;
    const megabytes = Math.ceil(this.#bytes() / 100_000) / 10;
    this.#chosen.textContent =
      count === 0 ? words['chosen-none'] : fill(words.chosen, { count, megabytes }, this.#language);
    this.#drop.classList.toggle('full', count > 0);
    if (this.#outcome !== null) this.#view.show(this.#outcome, this.#language);
  }

  /** Anywhere on the page: a file that misses the field would else be opened in the page's place. */
  #takeDrops(): void {
    document.addEventListener('dragover', (event) => {
      event.preventDefault();
      this.#drop.classList.add('over');
    });
    document.addEventListener('dragleave', () => this.#drop.classList.remove('over'));
    document.addEventListener('drop', (event) => {
      event.preventDefault();
      this.#drop.classList.remove('over');
      if (event.dataTransfer === null) return;
      filesDropped(event.dataTransfer).then(
        (files) => this.#choose(files),
        (error: unknown) => this.#end({ kind: 'failed', reason: String(error) }),
      );
    });
  }

  #bytes(): number {
    return this.#files.reduce((sum, { file }) => sum + file.size, 0);
  }

  #choose(files: readonly NamedFile[]): void {
    if (files.length === 0) return;
    this.#files = files;
    this.#outcome = null;
    this.draw();
    this.#check();
  }

  #check(): void {
    this.#stop();
    this.#outcome = null;
    if (this.#files.length === 0) {
      this.#folder.focus();
      return;
    }
    const total = this.#bytes();
    let bytes = 0;
    this.#view.showWorking(0);
    this.#stop = startWorker(this.#ask(), (told) => {
      if (told.kind !== 'read') {
        this.#end(told);
        return;
      }
      bytes += told.bytes;
      this.#view.showWorking(Math.min(1, bytes / total));
    });
  }

  #end(outcome: Outcome): void {
    this.#outcome = outcome;
    this.#view.show(outcome, this.#language);
    this.#view.focus();
  }

  #ask(): Ask {
    const text = this.#receipts.value;
    return {
      files: this.#files,
      own: text.trim() === '' ? [] : [{ name: PAGE_WORDS[this.#language]['receipts-name'], text }],
      previous: this.#previous.files?.[0] ?? null,
      key: this.#key.value.trim(),
    };
  }
}

function preferredLanguage(): Language {
  const tags = navigator.languages.map((tag) => tag.slice(0, 2));
  return tags.flatMap((tag) => LANGUAGES.find((known) => known === tag) ?? [])[0] ?? 'en';
}
