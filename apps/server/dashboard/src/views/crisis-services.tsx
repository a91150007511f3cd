import { useState } from 'preact/hooks';
import { Badge, Card, Empty, Shown } from '../parts/basics.tsx';
import { SelectField } from '../parts/fields.tsx';
import { useData } from '../use-data.ts';
import { WebLink } from './helplines.tsx';

interface Services {
  readonly countries: readonly string[];
  readonly emergency_number?: string;
  readonly services: readonly {
    readonly name: string;
    readonly phone?: string;
    readonly sms?: string;
    readonly chat?: string;
    readonly url?: string;
    readonly hours: string;
    readonly languages: readonly string[];
    readonly topics: readonly string[];
    readonly source: string;
    readonly verified_on?: string;
    readonly stale: boolean;
  }[];
}

const regions = new Intl.DisplayNames(['en'], { type: 'region' });
/** Some entries are for no single country. */
const regionOf = (code: string): string => (/^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code);
const localCountry = /-([A-Z]{2})\b/.exec(navigator.language)?.[1] ?? 'US';

/** Which services people of a country are told of, and how sure that is. */
export function CrisisServices() {
  const [country, setCountry] = useState(localCountry);
  const found = useData<Services>(`/api/v1/safety/resources?country=${country}`);
  const countries = [...new Set([...(found.data?.countries ?? []).filter((code) => /^[A-Z]{2}$/.test(code)), country])];
  return (
    <Card title="Where people are sent">
      <SelectField
        label="Country"
        value={country}
        options={countries
          .map((code) => [code, regionOf(code)] as const)
          .sort((a, b) => a[1].localeCompare(b[1], 'en'))}
        onValue={setCountry}
      />
      <Shown of={found}>
        {({ emergency_number: emergency, services }) => (
          <>
            {emergency && (
              <p>
                Emergency number: <strong>{emergency}</strong> <span class="quiet small">(not checked)</span>
              </p>
            )}
            {services.length === 0 && (
              <Empty title="No service is known here">People are told of a directory instead.</Empty>
            )}
            <ul class="resources">
              {services.map((service) => (
                <li key={service.name}>
                  <p class="row">
                    <span class="name">{service.name}</span>
                    {service.stale && <Badge tone="warn">check it before you rely on it</Badge>}
                  </p>
                  <p>
                    {[service.phone && `Call ${service.phone}`, service.sms && `text ${service.sms}`, service.hours]
                      .filter(Boolean)
                      .join(' · ')}
                    <WebLink address={service.url ?? service.chat ?? ''} />
                  </p>
                  <p class="quiet small">
                    {service.languages.join(', ')} · for {service.topics.join(', ')} · source: {service.source},{' '}
                    {service.verified_on ? `dated ${service.verified_on}` : 'no date'}
                  </p>
                </li>
              ))}
            </ul>
          </>
        )}
      </Shown>
    </Card>
  );
}
