#compdef lazo
_lazo() {
  local -a found
  local line
  for line in "${(@f)$("${words[1]}" complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    case "$line" in
      '') ;;
      :files) _files ;;
      :folders) _files -/ ;;
      *) found+=("$line") ;;
    esac
  done
  (( ${#found} )) && compadd -U -- "${found[@]}"
}
compdef _lazo lazo
