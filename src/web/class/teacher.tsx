import { teacherWords } from '../words/class-teacher.js';
import { enter } from './enter.js';
import { Teacher } from './teacher/Teacher.js';
import './teacher.css';

enter(
  'teacher',
  ({ look }) => teacherWords[look.language.value].opensElsewhere,
  (secret) => <Teacher secret={secret} />,
);
