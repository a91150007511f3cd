/** A service that helps, as the safety engine names it. */
interface Helpline {
  readonly name?: unknown;
  readonly phone?: unknown;
  readonly sms?: unknown;
  readonly chat?: unknown;
  readonly url?: unknown;
  readonly hours?: unknown;
}

/** Where a person finds help. */
export function Helplines({ resources }: { readonly resources: readonly Helpline[] }) {
  return (
    <aside class="care" aria-label="Help">
      <p>If this is about you: you do not have to go through it alone. These people listen.</p>
      <ul>
        {resources.map((resource) => (
          <li key={`${resource.name}/${resource.phone}`}>
            <strong>{words(resource.name)}</strong>
            {words(resource.phone) && (
              <>
                {' · call '}
                <NumberLink scheme="tel" text={words(resource.phone)} />
              </>
            )}
            {words(resource.sms) && (
              <>
                {' · text '}
                <NumberLink scheme="sms" text={words(resource.sms)} />
              </>
            )}
            {words(resource.hours) && ` · ${words(resource.hours)}`}
            <WebLink address={words(resource.chat) || words(resource.url)} />
          </li>
        ))}
      </ul>
    </aside>
  );
}

/** The number in a text such as `988` or `HOME to 741741`, to be tapped. */
function NumberLink({ scheme, text }: { readonly scheme: 'tel' | 'sms'; readonly text: string }) {
  const [number = ''] = /\+?\d[\d\s().-]*\d/.exec(text) ?? [];
  if (number === '') return <>{text}</>;
  const at = text.indexOf(number);
  return (
    <>
      {text.slice(0, at)}
      <a href={`${scheme}:${number.replace(/[^+\d]/g, '')}`}>{number}</a>
      {text.slice(at + number.length)}
    </>
  );
}

const words = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Only addresses of the web: data decides where a link leads. */
export function WebLink({ address }: { readonly address: string }) {
  if (!/^https?:\/\//i.test(address)) return null;
  return (
    <>
      {' · '}
      <a href={address} rel="noreferrer noopener" target="_blank">
        {address.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')}
      </a>
    </>
  );
}
