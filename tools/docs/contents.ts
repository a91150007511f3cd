/** A page of the site: where its text comes from, and what the list of pages calls it. */
export interface PageEntry {
  /** Path in the repository. */
  readonly source: string;
  readonly title: string;
}

/** A group of pages in the list at the side. */
export interface Section {
  readonly title: string;
  readonly pages: readonly PageEntry[];
}

const page = (source: string, title: string): PageEntry => ({ source, title });

/** Pages that nobody has to list. */
export interface FoundPages {
  readonly packages: readonly PageEntry[];
  readonly decisions: readonly PageEntry[];
  /** All documents of `docs`; those without a place of their own come at the end of the reference. */
  readonly documents: readonly PageEntry[];
}

/** What the site holds, in the order in which it is read. Packages, apps and decisions are found by themselves. */
export function contentsOf({ packages, decisions, documents }: FoundPages): readonly Section[] {
  const sections = placed(packages, decisions);
  const known = new Set(sections.flatMap(({ pages }) => pages.map(({ source }) => source)));
  const others = documents.filter(({ source }) => !known.has(source));
  return sections.map((section) =>
    section.title === 'Reference' ? { ...section, pages: [...section.pages, ...others] } : section,
  );
}

function placed(packages: readonly PageEntry[], decisions: readonly PageEntry[]): readonly Section[] {
  return [
    {
      title: 'Begin',
      pages: [
        page('README.md', 'Modelhaven'),
        page('docs/getting-started.md', 'Getting started'),
        page('docs/concepts.md', 'Concepts'),
        page('docs/surfaces.md', 'Surfaces'),
        page('examples/README.md', 'Examples'),
      ],
    },
    {
      title: 'Recipes',
      pages: [
        page('docs/recipes/story-app.md', 'A therapeutic story app'),
        page('docs/recipes/ai-sdk.md', 'AI SDK'),
        page('docs/recipes/next-js.md', 'Next.js'),
        page('docs/recipes/langchain.md', 'LangChain'),
        page('docs/recipes/open-webui.md', 'Open WebUI'),
        page('docs/recipes/claude-code.md', 'Claude Code'),
        page('docs/moving/from-litellm.md', 'Moving from LiteLLM'),
        page('docs/moving/from-portkey.md', 'Moving from Portkey'),
      ],
    },
    {
      title: 'Reference',
      pages: [
        page('docs/configuration.md', 'Configuration'),
        page('docs/errors.md', 'Errors'),
        page('docs/dashboard.md', 'The dashboard'),
        page('docs/command-line.md', 'The command line for scripts'),
        page('docs/keys-and-budgets.md', 'Keys and budgets'),
        page('docs/safety.md', 'Safety'),
        page('docs/safety-figures.md', 'How safety was measured'),
        page('docs/response-cache.md', 'Response cache'),
        page('docs/operations.md', 'Operations'),
      ],
    },
    { title: 'Packages', pages: packages },
    {
      title: 'Inside',
      pages: [
        page('docs/architecture.md', 'Architecture'),
        page('docs/principles.md', 'Principles'),
        page('docs/adding-a-provider.md', 'Adding a provider'),
        page('CONTRIBUTING.md', 'Contributing'),
        page('SECURITY.md', 'Security'),
        ...decisions,
      ],
    },
  ];
}
