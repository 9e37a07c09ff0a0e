# lazo_embed(TARGET NAME file ...): compiles data files into TARGET as
# `lazo::embedded::NAME` (graph/base/embedded.hpp). The assembler's .incbin takes them as they are,
# so that neither size nor content matters.
function(lazo_embed TARGET NAME)
  set(out "${CMAKE_CURRENT_BINARY_DIR}/${NAME}.embedded.cpp")
  set(code "#include \"graph/base/embedded.hpp\"\n")
  set(entries "")
  set(index 0)
  set(paths "")
  foreach(file ${ARGN})
    # A generated file is given with its full path and known by its name.
    if(IS_ABSOLUTE "${file}")
      set(path "${file}")
      cmake_path(GET file FILENAME file)
    else()
      set(path "${CMAKE_CURRENT_SOURCE_DIR}/${file}")
    endif()
    list(APPEND paths "${path}")
    set(symbol "lazo_embedded_${NAME}_${index}")
    string(APPEND code
      "__asm__(\".section .rodata\\n.balign 16\\n.global ${symbol}\\n${symbol}:\\n"
      ".incbin \\\"${path}\\\"\\n.global ${symbol}_end\\n${symbol}_end:\\n.byte 0\\n.previous\\n\");\n"
      "extern const char ${symbol}[];\nextern const char ${symbol}_end[];\n")
    string(APPEND entries
      "  {\"${file}\", {${symbol}, static_cast<std::size_t>(${symbol}_end - ${symbol})}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND code
    "namespace lazo::embedded {\n"
    "extern const EmbeddedFiles ${NAME};\n"
    "static const EmbeddedFile files[] = {\n${entries}};\n"
    "const EmbeddedFiles ${NAME} = {files};\n}  // namespace lazo::embedded\n")
  file(GENERATE OUTPUT "${out}" CONTENT "${code}")
  target_sources(${TARGET} PRIVATE "${out}")
  set_source_files_properties("${out}" PROPERTIES OBJECT_DEPENDS "${paths}" COMPILE_OPTIONS "-w")
endfunction()
