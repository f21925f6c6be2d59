// Filters the list of the register: all words have to be in a row, in any order, each in the singular or the plural.
const form = document.querySelector<HTMLFormElement>('form[data-filter]')!;
const rows = [...document.querySelectorAll<HTMLTableRowElement>('#rows tr')].map((row) => ({ row, text: row.textContent!.toLowerCase() }));
const count = document.getElementById('count')!;

function filter(): void {
  const asked = new FormData(form);
  const of = (name: string): string => {
    const value = asked.get(name);
    return typeof value === 'string' ? value : '';
  };
  const words = of('words')
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/(?<=[a-z]{3})s$/, ''));
  let shown = 0;
  for (const { row, text } of rows) {
    const { topic, grade } = row.dataset;
    const fits =
      (of('topic') === '' || topic === of('topic')) &&
      (of('grade') === '' || grade === of('grade')) &&
      words.every((word) => text.includes(word));
    row.hidden = !fits;
    if (fits) shown += 1;
  }
  count.textContent = shown === 1 ? '1 row' : `${shown} rows`;
}

form.addEventListener('input', filter);
form.addEventListener('submit', (event) => event.preventDefault());
// A link such as register.html?topic=court-list opens the list as it was.
for (const [name, value] of new URLSearchParams(location.search)) {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
}
filter();
export {};
