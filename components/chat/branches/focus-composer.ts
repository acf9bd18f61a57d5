/** Where what had the focus goes away, it goes to the composer; on a touch screen that would bring up the keyboard. */
export function focusComposer(): void {
  if (matchMedia("(pointer: fine)").matches) document.getElementById("composer")?.focus({ preventScroll: true });
}
