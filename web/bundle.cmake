# cmake -DNPM= -DNODE= -DSOURCE= -DOUT= -P bundle.cmake: writes explorer.js and explorer.css into OUT.
# Packages are installed into OUT, never beside the sources, with exactly the versions of
# package-lock.json and without running their scripts. What goes wrong is said, and the bundle left
# empty: the rest of lazo does not need it.
function(give_up reason)
  message("explorer page left out: ${reason}")
  file(WRITE "${OUT}/explorer.js" "")
  file(WRITE "${OUT}/explorer.css" "")
endfunction()

if(NOT NPM OR NOT NODE)
  give_up("Node.js or npm is not installed")
  return()
endif()
foreach(file package.json package-lock.json)
  file(COPY "${SOURCE}/${file}" DESTINATION "${OUT}")
endforeach()
file(SHA256 "${OUT}/package-lock.json" wanted)
set(installed "")
if(EXISTS "${OUT}/node_modules/.lazo-lock")
  file(READ "${OUT}/node_modules/.lazo-lock" installed)
endif()
if(NOT installed STREQUAL wanted)
  execute_process(COMMAND "${NPM}" ci --ignore-scripts --no-audit --no-fund --loglevel=error
                  WORKING_DIRECTORY "${OUT}" RESULT_VARIABLE failed OUTPUT_QUIET
                  ERROR_VARIABLE errors TIMEOUT 300)
  if(failed)
    give_up("npm ci failed: ${errors}")
    return()
  endif()
  file(WRITE "${OUT}/node_modules/.lazo-lock" "${wanted}")
endif()
file(COPY "${SOURCE}/build.mjs" DESTINATION "${OUT}")
execute_process(COMMAND "${NODE}" build.mjs "${SOURCE}/src" "${OUT}"
                WORKING_DIRECTORY "${OUT}" RESULT_VARIABLE failed ERROR_VARIABLE errors TIMEOUT 300)
if(failed)
  # A mistake in our own sources must not pass for a missing tool.
  message(FATAL_ERROR "bundling the explorer page failed: ${errors}")
endif()
