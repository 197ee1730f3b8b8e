/**
 * Lists of suggestions as assistive technology meets them. Of an open list in which nothing is chosen
 * yet, or nothing found, Ant Design names the option before the first one as active
 * (`aria-activedescendant="…_list_-1"`), which does not exist. Saying nothing is right, and Ant Design
 * has no way to say so.
 */
const ACTIVE = 'aria-activedescendant';

/** Takes such names away as they come, in all of the page. */
export function keepListsSound(page: HTMLElement): MutationObserver {
  const watcher = new MutationObserver((changes) => {
    for (const { target } of changes) mend(target as Element);
  });
  watcher.observe(page, { subtree: true, attributes: true, attributeFilter: [ACTIVE] });
  return watcher;
}

function mend(input: Element) {
  if (input.getAttribute(ACTIVE)?.endsWith('_-1')) input.removeAttribute(ACTIVE);
}
