export const branches = {
  title: 'Branches',
};
