import { render } from 'preact';
import { followEvents } from './live.ts';
import { followTheme } from './session.ts';
import { Shell } from './shell.tsx';

followTheme();
followEvents();
const place = document.getElementById('app');
if (place) render(<Shell />, place);
