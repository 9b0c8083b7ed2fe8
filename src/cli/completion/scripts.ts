/*
 * What makes a shell complete `offramp`. Each hands the words to `offramp complete`, which says on its first line
 * which files fit too (none: -, all: *, or endings), and then a word a line, with a tab and what it means behind it.
 */

const BASH = `# bash completion of offramp
_offramp() {
  local word kinds out cut='' glue='' i
  local -a words
  words=()
  # Bash takes words apart at =; here they are put together again.
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [[ ( $word == = || -n $glue ) && \${#words[@]} -gt 0 ]]; then
      words[\${#words[@]}-1]+=$word
    else
      words+=("$word")
    fi
    if [[ $word == = ]]; then glue=yes; else glue=''; fi
  done
  word=\${words[\${#words[@]}-1]}
  if [[ $word == -*=* && $COMP_WORDBREAKS == *=* ]]; then cut=\${word%%=*}=; fi
  out=$(offramp complete -- "\${words[@]}" 2>/dev/null) || return
  COMPREPLY=()
  local typed=$word found rest
  {
    IFS= read -r kinds
    while IFS=$'\\t' read -r found rest; do
      if [[ -n $found && $found == "$typed"* ]]; then COMPREPLY+=("\${found#"$cut"}"); fi
    done
  } <<< "$out"
  typed=\${typed#"$cut"}
  if [[ $kinds == - ]]; then
    compopt +o default +o bashdefault 2>/dev/null
  elif [[ $typed == *[\\'\\"\\\\]* || $kinds == '*' ]]; then
    # What is in quotes the shell completes better itself.
    COMPREPLY=()
  else
    while IFS= read -r found; do
      COMPREPLY+=("$found")
    done < <(for i in $kinds; do compgen -f -X "!*.$i" -- "$typed"; done; compgen -d -- "$typed")
  fi
}
complete -o bashdefault -o default -o filenames -F _offramp offramp
`;

const ZSH = `#compdef offramp
_offramp() {
  local -a lines found before
  local kinds line result=1
  (( CURRENT > 2 )) && before=("\${(@Q)words[2,CURRENT-1]}")
  lines=("\${(@f)$(offramp complete -- "\${before[@]}" "$PREFIX" 2>/dev/null)}")
  kinds=$lines[1]
  for line in "\${(@)lines[2,-1]}"; do
    [[ -n $line ]] && found+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  (( $#found )) && _describe offramp found && result=0
  if [[ -n $kinds && $kinds != - ]]; then
    [[ $PREFIX == -*=* ]] && compset -P '*='
    if [[ $kinds == '*' ]]; then
      _files && result=0
    else
      _files -g "*.(\${kinds// /|})(-.)" && result=0
    fi
  fi
  return result
}
# Loaded as a function of its own (from a folder in fpath) or sourced in a profile.
if [ "$funcstack[1]" = "_offramp" ]; then _offramp "$@"; else compdef _offramp offramp; fi
`;

const FISH = `# fish completion of offramp
function __offramp_complete
    set -l before (commandline -opc)
    set -e before[1]
    set -l word (commandline -ct | string collect --allow-empty)
    set -l lines (offramp complete -- $before "$word" 2>/dev/null)
    set -l kinds $lines[1]
    set -e lines[1]
    string join \\n -- $lines
    test -n "$kinds" -a "$kinds" != - || return
    set -l option (string match -r '^-[^=]*=' -- $word)
    for path in (__fish_complete_path (string replace -r '^-[^=]*=' '' -- $word))
        if test "$kinds" = '*' || string match -qr '(/|\\.('(string replace -a ' ' '|' -- $kinds)'))(\\t|$)' -- $path
            echo -- "$option$path"
        end
    end
end
complete -c offramp -f -a '(__offramp_complete)'
`;

/** By the name of the shell. */
export const SCRIPTS: Readonly<Record<string, string>> = { bash: BASH, zsh: ZSH, fish: FISH };
