import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWrap } from './story-game/wrap.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs an example as a reader would, and gives what it printed. */
async function runExample(file: string, args: readonly string[] = [], input?: string): Promise<string> {
  const flags = ['--import', 'tsx', '--conditions=@modelhaven/source'];
  const child = spawn(process.execPath, [...flags, `examples/${file}`, ...args], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1' },
  });
  let printed = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  expect(complaints).toBe('');
  expect(code).toBe(0);
  return printed;
}

describe('examples', { timeout: 180_000 }, () => {
  it('quick-start tells a story and says who told it', async () => {
    const printed = await runExample('quick-start.ts');
    expect(printed).toMatch(/fox/i);
    expect(printed).toMatch(/local\/demo, \d+ tokens, \d+ ms/);
  });

  it('streaming ends once by itself and once because it was stopped', async () => {
    const printed = await runExample('streaming.ts');
    expect(printed).toMatch(/(stop|length) after \d+ ms/);
    expect(printed).toContain('stopped after 5 pieces: ABORTED');
  });

  it('selection-explained gives reasons for who is in and who is out', async () => {
    const printed = await runExample('selection-explained.ts');
    expect(printed).toMatch(/It must call tools[\s\S]*out cloud\/small: It is not known to be capable of "tools"/);
    expect(printed).toMatch(/At most a dollar[\s\S]*1\. cloud\/small[\s\S]*out cloud\/large: It costs/);
    expect(printed).toMatch(/Nothing may leave[\s\S]*1\. local\/demo[\s\S]*out cloud\/large: Only local models/);
  });

  it('fallback answers every time and stops asking the server that dies', async () => {
    const printed = await runExample('fallback.ts');
    expect(printed.match(/fallback local\/demo +OK/g)).toHaveLength(3);
    expect(printed).toMatch(/circuit {2}shaky\/story-model +open/);
    expect(printed).toContain('was asked 3 times');
  });

  it('safety finds a crisis, offers help, and ends a text before what must not be said', async () => {
    const printed = await runExample('safety.ts');
    expect(printed).toMatch(/level 0, none/);
    expect(printed).toContain('call 988');
    expect(printed).toContain('as themselves: crisis');
    expect(printed).toContain('in the story: note');
    expect(printed).toMatch(/screened:\nIt is late, and I am here\.[\s\S]*$/);
    expect(printed.split('screened:')[1]).not.toContain('yourself');
  });

  it('server-with-openai-client streams through the official client', async () => {
    const printed = await runExample('server-with-openai-client.ts');
    expect(printed).toMatch(/lion/i);
    expect(printed).toMatch(/local\/demo: \d+ tokens/);
    expect(printed).toMatch(/models: .*local\/demo/);
  });
});

describe('story game', { timeout: 180_000 }, () => {
  it('is played from a script to its end, in the story and outside of it', async () => {
    const script =
      'I walk towards the light|/who|7|/say I want to kill myself tonight|Yes, with pills.|1|/who|/nonsense|/story|1|3';
    const printed = await runExample('story-game/main.ts', ['--country', 'US', '--script', script]);
    expect(printed).toMatch(/local\/demo in \d+ ms \(local\/demo OK\); safety: none/);
    // Somebody in danger gets a place to turn to, and the story waits for them.
    expect(printed).toContain('988 Suicide & Crisis Lifeline');
    expect(printed).toContain('The story waits.');
    expect(printed).toContain('/say TEXT  speak as yourself');
    // Until the player goes back, nothing is taken for a part of the story, and no choice is offered.
    const waiting = /The story waits\.([\s\S]*)We are where we were: A clearing at dusk\./.exec(printed)?.[1] ?? '';
    expect(waiting).toContain('you> Yes, with pills.');
    expect(waiting).not.toContain('Follow the fox');
    expect(waiting).toMatch(/988 Suicide|The people named above/);
    expect(waiting).not.toMatch(/demo model/);
    expect(printed).toContain('There are 2 ways from here.');
    // After that, models tell on.
    expect(printed).not.toContain('Nobody could answer');
    expect(printed).toMatch(/The river[\s\S]*Home[\s\S]*The story ends here/);
  });

  it('says how it is started where that went wrong', async () => {
    expect(await runExample('story-game/main.ts', ['--help'])).toContain('--country XX');
    await expect(runExample('story-game/main.ts', ['--model', 'alone'])).rejects.toThrow(/go together/);
  });

  it('breaks lines between words, however the text comes in pieces', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[ab \n]{0,12}$/), { maxLength: 8 }),
        fc.integer({ min: 3, max: 20 }),
        (pieces, width) => {
          const whole = createWrap(() => width);
          const parts = createWrap(() => width);
          const text = pieces.join('');
          const shown = pieces.map((piece) => parts.add(piece)).join('') + parts.end();
          expect(shown).toBe(whole.add(text) + whole.end());
          expect(shown.split(/\s+/).filter(Boolean)).toEqual(text.split(/\s+/).filter(Boolean));
          for (const line of shown.split('\n')) {
            if (/\S\s+\S/.test(line)) expect(line.trimEnd().length).toBeLessThanOrEqual(width);
          }
        },
      ),
    );
  });

  it('takes what the hero says for a part of the story', async () => {
    const printed = await runExample('story-game/main.ts', ['--script', 'I am going to kill myself|/who|/quit']);
    expect(printed).not.toContain('The story waits.');
    expect(printed).toContain('safety: note');
  });

  it('goes on with the demo model where the larger one is not there, and ends with its input', async () => {
    const args = ['--base-url', 'http://127.0.0.1:9/v1', '--model', 'gone'];
    const printed = await runExample('story-game/main.ts', args, '/who\n1\n1\n1\n');
    expect(printed).toMatch(/local\/demo in \d+ ms \(.*larger\/gone UNAVAILABLE.*local\/demo OK\)/);
    expect(printed).toMatch(/larger\/gone was silent[\s\S]*Somebody listens[\s\S]*Home[\s\S]*The story ends here/);
  });
});
