# Flags that every target of this project shares, as one INTERFACE target instead of global state,
# and the one way to declare a library of the house.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

find_program(LAZO_CCACHE ccache)
if(LAZO_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${LAZO_CCACHE})
endif()

add_library(lazo_options INTERFACE)
target_compile_options(lazo_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Wold-style-cast -Wundef)
# GCC 12 sees overlapping and overlong copies in std::string where there are none, depending on the
# lengths of literals, the folder of the sources among them (GCC bugs 105651 and 107852).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(lazo_options INTERFACE -Wno-restrict -Wno-array-bounds)
endif()
# For packages: the folder that a build happened in leaves no trace in its bytes. Not always, since
# debuggers find the sources by it.
option(LAZO_REPRODUCIBLE "Keep the folders of the build out of what is built" OFF)
if(LAZO_REPRODUCIBLE)
  target_compile_options(lazo_options INTERFACE
    -ffile-prefix-map=${PROJECT_SOURCE_DIR}/= -ffile-prefix-map=${PROJECT_BINARY_DIR}/=build/)
endif()
target_include_directories(lazo_options INTERFACE $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>)

# lazo_library(NAME HEADERS a.hpp ... SOURCES a.cpp ... [LINK public targets] [PRIVATE_LINK targets])
# Paths are relative to the calling folder. Headers form a FILE_SET, so that
# VERIFY_INTERFACE_HEADER_SETS compiles each of them alone (target all_verify_interface_header_sets).
function(lazo_library NAME)
  cmake_parse_arguments(ARG "" "" "HEADERS;SOURCES;LINK;PRIVATE_LINK" ${ARGN})
  add_library(${NAME} STATIC ${ARG_SOURCES})
  target_sources(${NAME} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${ARG_HEADERS})
  set_target_properties(${NAME} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  target_link_libraries(${NAME} PUBLIC lazo_options ${ARG_LINK} PRIVATE ${ARG_PRIVATE_LINK})
endfunction()
