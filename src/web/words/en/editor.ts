export const editor = {
  title: 'Scenario editor',
  problems: 'Problems',
};
