import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

/** A window over the page. The browser keeps the focus in it, and gives it back. */
export function Dialog(props: {
  readonly title: string;
  /** Absent: it cannot be closed but by what is in it. */
  readonly onClose?: () => void;
  readonly children: ComponentChildren;
}) {
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    if (!dialog) return undefined;
    const before = document.activeElement;
    dialog.showModal();
    dialog.querySelector<HTMLElement>('[data-focus], input, textarea, select')?.focus();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose?.();
      }}
    >
      <header class="card-head">
        <h2 id={id}>{props.title}</h2>
        {props.onClose && (
          <button type="button" class="plain icon" aria-label="Close" onClick={props.onClose}>
            <span aria-hidden="true">✕</span>
          </button>
        )}
      </header>
      {props.children}
    </dialog>
  );
}

/** Asks before something that cannot be undone. */
export function Confirm(props: {
  readonly title: string;
  readonly action: string;
  readonly onAnswer: (isWanted: boolean) => void;
  readonly children: ComponentChildren;
}) {
  return (
    <Dialog title={props.title} onClose={() => props.onAnswer(false)}>
      <div>{props.children}</div>
      <div class="actions end">
        <button type="button" class="plain" data-focus onClick={() => props.onAnswer(false)}>
          Cancel
        </button>
        <button type="button" class="danger" onClick={() => props.onAnswer(true)}>
          {props.action}
        </button>
      </div>
    </Dialog>
  );
}
