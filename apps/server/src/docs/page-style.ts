/** How the page looks, by day and by night. */
export const PAGE_STYLE = `:root {
  color-scheme: light dark;
  --paper: #fbfaf7; --ink: #22252a; --quiet: #5d646e; --line: #d9d6ce; --field: #fff; --accent: #1f6f6b; --answer: #f1efe9;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #17191c; --ink: #e6e4df; --quiet: #a3a9b2; --line: #363a40; --field: #1f2226; --accent: #6fc3bd; --answer: #101214; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 0; }
p { margin: .25rem 0 .75rem; }
a { color: var(--accent); }
code, pre, textarea, input { font: .9rem/1.45 ui-monospace, monospace; }
label { display: block; font-weight: 600; margin-top: .75rem; }
input, textarea { width: 100%; padding: .45rem .6rem; color: inherit; background: var(--field); border: 1px solid var(--line); border-radius: .35rem; }
textarea { resize: vertical; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.operation { border: 1px solid var(--line); border-radius: .5rem; margin: .5rem 0; padding: 0 .9rem; }
.operation > summary { padding: .55rem 0; cursor: pointer; overflow-wrap: anywhere; }
.operation[open] { padding-bottom: .9rem; }
.method { display: inline-block; min-width: 4.2em; font: 700 .8rem ui-monospace, monospace; color: var(--accent); }
.summary, .note, [role=status] { color: var(--quiet); }
.note { font-size: .9rem; }
.fields { margin: .5rem 0; }
.fields > summary { cursor: pointer; color: var(--quiet); }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .5rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
button { font: inherit; font-weight: 600; padding: .4rem 1rem; border: 1px solid var(--accent); border-radius: .35rem; background: var(--accent); color: var(--paper); cursor: pointer; }
button[data-stop] { background: none; color: var(--accent); }
.answer { max-height: 28rem; overflow: auto; padding: .75rem; background: var(--answer); border-radius: .35rem; white-space: pre-wrap; overflow-wrap: anywhere; }
[hidden] { display: none !important; }
`;
