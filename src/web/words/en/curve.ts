export const curve = {
  title: 'Curve',
};
