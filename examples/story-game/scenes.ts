/** A place in the story: what the storyteller is asked for, and where one can go from there. */
export interface Scene {
  readonly id: string;
  readonly title: string;
  /** What is asked of the model. The demo model knows stories about animals; a large model makes more of it. */
  readonly request: string;
  /** Said where no model answers, so that nobody stands in the dark. */
  readonly inCaseOfSilence: string;
  /** Empty at the end of the story. */
  readonly choices: readonly Choice[];
}

/** A way out of a scene. */
export interface Choice {
  readonly text: string;
  readonly to: string;
}

const list: readonly Scene[] = [
  {
    id: 'clearing',
    title: 'A clearing at dusk',
    request: 'Tell me a short calm story about a fox in the forest.',
    inCaseOfSilence: 'A fox sits in the last light and waits for you. It is in no hurry.',
    choices: [
      { text: 'Follow the fox to the river', to: 'river' },
      { text: 'Climb the hill where the owl lives', to: 'hill' },
    ],
  },
  {
    id: 'river',
    title: 'The river',
    request: 'Tell me a short kind story about a bear by the river.',
    inCaseOfSilence: 'A bear stands in the shallow water and makes room for you beside it.',
    choices: [
      { text: 'Tell the bear what worries you', to: 'listening' },
      { text: 'Sit down on the warm stones', to: 'stones' },
      { text: 'Cross over and go home', to: 'home' },
    ],
  },
  {
    id: 'hill',
    title: 'The hill',
    request: 'Tell me a short story about an owl and a star.',
    inCaseOfSilence: 'The owl has seen the star every night, and it still looks up.',
    choices: [
      { text: 'Sit with the owl and listen', to: 'listening' },
      { text: 'Lie in the grass and look up', to: 'stars' },
      { text: 'Walk down towards the lights', to: 'home' },
    ],
  },
  {
    id: 'stones',
    title: 'The warm stones',
    request: 'Tell me a short calm story about a turtle by the river.',
    inCaseOfSilence: 'The stones have kept the warmth of the day. You breathe in slowly, and out a little more slowly.',
    choices: [
      { text: 'Tell the bear what worries you after all', to: 'listening' },
      { text: 'Walk on over the bridge', to: 'home' },
    ],
  },
  {
    id: 'stars',
    title: 'Under the stars',
    request: 'Tell me a short story about a mouse and a star.',
    inCaseOfSilence: 'There are more stars than worries. You count seven of them, and breathe with each.',
    choices: [
      { text: 'Say one of your worries aloud', to: 'listening' },
      { text: 'Go down to the lights', to: 'home' },
    ],
  },
  {
    id: 'listening',
    title: 'Somebody listens',
    request: 'Tell me a short story about a rabbit and a good friend.',
    inCaseOfSilence: 'Nobody says that it will be easy. Somebody says: I am here.',
    choices: [{ text: 'Say goodbye and go home', to: 'home' }],
  },
  {
    id: 'home',
    title: 'Home',
    request: 'Tell me a short story about a cat that comes home.',
    inCaseOfSilence: 'The door is open, the cat is there, and the soup is warm.',
    choices: [],
  },
];

/** Every scene by its id. */
export const SCENES: ReadonlyMap<string, Scene> = new Map(list.map((scene) => [scene.id, scene]));

/** Where the story begins. */
export const FIRST_SCENE = 'clearing';
