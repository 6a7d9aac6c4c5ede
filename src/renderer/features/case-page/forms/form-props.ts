/** What every command's form gets from the drawer it stands in. */
export interface FormProps {
  readonly onDone: () => void
}
