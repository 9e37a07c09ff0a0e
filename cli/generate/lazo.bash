# bash completion of lazo
_lazo() {
  local IFS=$'\n' line
  local current="${COMP_WORDS[COMP_CWORD]}"
  COMPREPLY=()
  while read -r line; do
    case "$line" in
      :files) COMPREPLY+=($(compgen -f -- "$current")); compopt -o filenames ;;
      :folders) COMPREPLY+=($(compgen -d -- "$current")); compopt -o filenames ;;
      *) COMPREPLY+=("$(printf '%q' "$line")") ;;
    esac
  done < <("${COMP_WORDS[0]}" complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _lazo lazo
