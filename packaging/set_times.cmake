# Gives every file of the package one time, so that the same sources make the same bytes.
if(DEFINED ENV{SOURCE_DATE_EPOCH})
  execute_process(COMMAND find ${CPACK_TEMPORARY_DIRECTORY}
                  -exec touch -h -d @$ENV{SOURCE_DATE_EPOCH} {} +)
endif()
