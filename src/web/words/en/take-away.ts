export const takeAway = {
  title: 'Take away',
};
