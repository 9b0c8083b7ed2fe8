import { story as en } from '../words/en/story.js';
import { story as fa } from '../words/fa/story.js';
import { enter } from './enter.js';
import { Wall } from './wall/Wall.js';
import './wall.css';

enter(
  'wall',
  ({ look }) => (look.language.value === 'fa' ? fa : en).opensElsewhere,
  () => <Wall />,
);
